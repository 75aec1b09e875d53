import { randomBytes } from 'node:crypto';
import { type AccountKind } from './account.js';
import { sealToken, unsealToken } from './sealed-token.js';

const PREFIX = 'aorEmulator';

/** All that is needed to know an account again after a restart of the emulator. */
export interface RefreshTokenPayload {
  accountId: string;
  kind: AccountKind;
  clientId: string;
}

export function issueRefreshToken({ accountId, kind, clientId }: RefreshTokenPayload): string {
  return sealToken(PREFIX, { accountId, kind, clientId, nonce: randomBytes(6).toString('hex') });
}

export function readRefreshToken(token: string): RefreshTokenPayload | undefined {
  return unsealToken(PREFIX, token) as RefreshTokenPayload | undefined;
}
