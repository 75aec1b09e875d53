import { Injectable } from '@nestjs/common';
import { isSealed, SecretCipher } from '../secrets/secret-cipher.js';
import type { AccountEntity } from './account.entity.js';

const SECRETS = ['clientSecret', 'refreshToken', 'accessToken'] as const;
type SecretColumn = (typeof SECRETS)[number];
type SecretColumns = Pick<AccountEntity, SecretColumn>;
type SealedColumns = SecretColumns & Pick<AccountEntity, 'refresh_token_digest' | 'client_digest'>;

/** Secrets in plain. With a client secret comes the id of its client. */
export type PlainColumns = Partial<SecretColumns & Pick<AccountEntity, 'clientId'>>;

/** Seals and opens the secrets of accounts, each bound to its account and column. */
@Injectable()
export class AccountSecrets {
  constructor(private readonly cipher: SecretCipher) {}

  /** The columns to store for `values`; what is not given is left out. */
  seal(id: string, values: PlainColumns): Partial<SealedColumns> {
    const sealed: Partial<SealedColumns> = {};
    for (const column of SECRETS) {
      const secret = values[column];
      if (secret !== undefined) sealed[column] = secret && this.cipher.seal(secret, ownerOf(id, column));
    }
    if (values.refreshToken !== undefined)
      sealed.refresh_token_digest = this.tokenDigest(values.refreshToken);
    if (values.clientId !== undefined && values.clientSecret !== undefined) {
      sealed.client_digest = this.clientDigest(values.clientId, values.clientSecret);
    }
    return sealed;
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

  /** By which an account with the same refresh token is found. */
  tokenDigest(refreshToken: string | null): string | null {
    return refreshToken && this.cipher.digest(`refresh-token ${refreshToken}`);
  }

  /** By which an account with the same OIDC client is found. */
  clientDigest(clientId: string | null, clientSecret: string | null): string | null {
    return clientId && clientSecret && this.cipher.digest(`client ${clientId} ${clientSecret}`);
  }
}

function ownerOf(id: string, column: SecretColumn): string {
  return `accounts/${id}/${column}`;
}
