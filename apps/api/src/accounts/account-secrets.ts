import { Injectable } from '@nestjs/common';
import { isSealed, SecretCipher } from '../secrets/secret-cipher.js';
import type { AccountEntity } from './account.entity.js';

const SECRETS = ['clientSecret', 'refreshToken', 'accessToken'] as const;
type SecretColumn = (typeof SECRETS)[number];

type SecretColumns = Pick<AccountEntity, SecretColumn>;
type SealedColumns = SecretColumns & Pick<AccountEntity, 'refresh_token_digest' | 'client_digest'>;

/** Seals and opens the secrets of accounts, each bound to its account and column. */
@Injectable()
export class AccountSecrets {
  constructor(private readonly cipher: SecretCipher) {}

  /** The columns to store for the plain secrets among `values`; what is not given is left out. */
  seal(id: string, values: Partial<SecretColumns & Pick<AccountEntity, 'clientId'>>): Partial<SealedColumns> {
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

  /** The columns to store instead of the plain ones of an adopted row; `undefined` when nothing is plain. */
  adopt(account: AccountEntity): Partial<SealedColumns> | undefined {
    const hasPlain = SECRETS.some((column) => account[column] && !isSealed(account[column]));
    if (!hasPlain) return undefined;
    const plain = Object.fromEntries(
      SECRETS.map((column) => {
        const value = account[column];
        return [column, value && isSealed(value) ? this.open(account, column) : value];
      }),
    ) as unknown as SecretColumns;
    return this.seal(account.id, { ...plain, clientId: account.clientId });
  }

  tokenDigest(refreshToken: string | null): string | null {
    return refreshToken && this.cipher.digest(`refresh-token ${refreshToken}`);
  }

  clientDigest(clientId: string | null, clientSecret: string | null): string | null {
    return clientId && clientSecret && this.cipher.digest(`client ${clientId} ${clientSecret}`);
  }
}

function ownerOf(id: string, column: SecretColumn): string {
  return `${id}/${column}`;
}
