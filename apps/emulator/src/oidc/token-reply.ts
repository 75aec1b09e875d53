import { type Account } from '../accounts/account.js';
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
