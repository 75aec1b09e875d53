import { type Account, type AccountKind } from '../accounts/account.js';
import { type EmulatorState } from '../emulator-state.js';

export interface TokenReply {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  tokenType: 'Bearer';
  refreshToken?: string;
}

/** A new access token, with the refresh token to answer, if any. */
export function tokenReply(state: EmulatorState, account: Account, refreshToken?: string): TokenReply {
  const expiresIn = state.settings.accessTokenSeconds;
  return {
    accessToken: state.accounts.issueAccessToken(account, expiresIn),
    expiresIn,
    tokenType: 'Bearer',
    ...(refreshToken !== undefined && { refreshToken }),
  };
}

/** The tokens of a finished login: of a new account, or of a known one whose client is replaced. */
export function signIn(
  state: EmulatorState,
  login: { clientId: string; kind: AccountKind; accountId?: string },
): { accountId: string; tokens: TokenReply } {
  const known = login.accountId === undefined ? undefined : state.accounts.find(login.accountId);
  const account = known ?? state.accounts.create(login.clientId, login.kind);
  account.clientId = login.clientId;
  return {
    accountId: account.id,
    tokens: tokenReply(state, account, state.accounts.issueRefreshToken(account)),
  };
}
