import type { AccountState } from '@q2api/admin-contract';
import { type FindManyOptions, type FindOptionsWhere, Raw } from 'typeorm';
import type { AccountEntity } from './account.entity.js';
import { whereState } from './account-state.js';
import type { AccountQueryDto } from './dto/account-query.dto.js';

type Where = FindOptionsWhere<AccountEntity>;

/** The query of a list as the database runs it. @param now ISO 8601, UTC: states depend on it */
export function toFindOptions(query: AccountQueryDto, now: string): FindManyOptions<AccountEntity> {
  const states = query.state?.split(',').map((state) => whereState(state as AccountState, now)) ?? [{}];
  const searches: Where[] = query.search
    ? [
        { label: containing(query.search) },
        { owner: containing(query.search) },
        { id: containing(query.search) },
      ]
    : [{}];
  const direction = query.sort.startsWith('-') ? 'DESC' : 'ASC';
  return {
    where: states.flatMap((state) => searches.map((search) => ({ ...state, ...search }))),
    // The id makes the order total: otherwise a row could be on two pages or on none.
    order: { [query.sort.replace(/^-/, '')]: direction, id: 'ASC' },
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
  };
}

/** Texts with `part` somewhere in them, in upper or lower case; `%` and `_` in it stand for themselves. */
function containing(part: string) {
  const pattern = `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return Raw((column) => `LOWER(${column}) LIKE :pattern ESCAPE '\\'`, { pattern });
}
