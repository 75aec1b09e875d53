import { Injectable } from '@nestjs/common';
import { isSealed, SecretCipher } from '../secrets/secret-cipher.js';
import type { AccountEntity } from './account.entity.js';

const SECRETS = ['clientSecret', 'refreshToken', 'accessToken'] as const;
type SecretColumn = (typeof SECRETS)[number];
type SecretColumns = Pick<AccountEntity, SecretColumn>;
type Digests = Pick<AccountEntity, 'refresh_token_digest' | 'client_digest'>;
type SealedColumns = SecretColumns & Digests;

/** Secrets in plain. With a client secret comes the id of its client. */
export type PlainColumns = Partial<SecretColumns & Pick<AccountEntity, 'clientId'>>;

/** Seals and opens the secrets of accounts, each bound to its account and column. */
@Injectable()
export class AccountSecrets {
  constructor(private readonly cipher: SecretCipher) {}

  /** The columns to store for `values`; what is not given is left out. */
  seal(id: string, values: PlainColumns): Partial<SealedColumns> {
    const sealed: Partial<SecretColumns> = {};
    for (const column of SECRETS) {
      const secret = values[column];
      if (secret !== undefined) sealed[column] = secret && this.cipher.seal(secret, ownerOf(id, column));
    }
    return { ...sealed, ...this.digests(values) };
  }

  /** By which an account with the same refresh token or the same OIDC client is found, as far as they are given. */
  digests({ refreshToken, clientId, clientSecret }: PlainColumns): Partial<Digests> {
    const digests: Partial<Digests> = {};
    if (refreshToken !== undefined) {
      digests.refresh_token_digest = refreshToken && this.cipher.digest(`refresh-token ${refreshToken}`);
    }
    if (clientId !== undefined && clientSecret !== undefined) {
      digests.client_digest =
        clientId && clientSecret && this.cipher.digest(`client ${clientId} ${clientSecret}`);
    }
    return digests;
  }

  /** A stored secret in plain; null when there is none. */
  open(account: AccountEntity, column: SecretColumn): string | null {
    const value = account[column];
    return value && this.cipher.open(value, ownerOf(account.id, column));
  }

  /** All secrets in plain, also of a row that another program wrote without sealing them. */
  openAll(account: AccountEntity): PlainColumns {
    const entries = SECRETS.map((column) => {
      const value = account[column];
      return [column, value && isSealed(value) ? this.open(account, column) : value];
    });
    return { ...(Object.fromEntries(entries) as SecretColumns), clientId: account.clientId };
  }
}

function ownerOf(id: string, column: SecretColumn): string {
  return `accounts/${id}/${column}`;
}
