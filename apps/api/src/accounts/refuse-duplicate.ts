import { ConflictException } from '@nestjs/common';
import type { DuplicateAccount } from '@q2api/admin-contract';
import { type EntityManager, Not } from 'typeorm';
import { AccountEntity } from './account.entity.js';

type Digests = Partial<Pick<AccountEntity, 'refresh_token_digest' | 'client_digest'>>;

/**
 * Makes sure that no other account has the same refresh token or the same OIDC client.
 * @param account the one that gets the digests; those that it has already are not looked at
 * @throws ConflictException naming the other account
 */
export async function refuseDuplicate(
  manager: EntityManager,
  digests: Digests,
  account: Digests & Pick<AccountEntity, 'id'>,
): Promise<void> {
  for (const [column, what] of Object.entries(COLUMNS) as [keyof Digests, string][]) {
    const digest = digests[column];
    if (!digest || digest === account[column]) continue;
    const other = await manager.findOneBy(AccountEntity, { [column]: digest, id: Not(account.id) });
    if (other !== null) throw duplicate(what, other);
  }
}

const COLUMNS = {
  refresh_token_digest: 'refresh token',
  client_digest: 'OIDC client',
} satisfies Record<keyof Digests, string>;

function duplicate(what: string, { id, label }: AccountEntity): ConflictException {
  const body: DuplicateAccount = {
    statusCode: 409,
    error: 'Conflict',
    message: `The account ${label ? `"${label}" (${id})` : id} has the same ${what}.`,
    accountId: id,
  };
  return new ConflictException(body);
}
