import type { Account, AccountList } from '@q2api/admin-contract';

/** Filters, sorts and pages like `GET /v2/accounts`. */
export function listMockAccounts(accounts: Account[], query: URLSearchParams): AccountList {
  const state = query.get('state');
  const search = query.get('search')?.toLowerCase() ?? '';
  const sort = query.get('sort') ?? '-created_at';
  const page = Number(query.get('page') ?? 1);
  const pageSize = Number(query.get('pageSize') ?? 50);
  const matching = accounts.filter(
    (account) =>
      (state === null || state.split(',').includes(account.state)) &&
      [account.label, account.owner, account.id].some((text) => text?.toLowerCase().includes(search)),
  );
  const field = sort.replace(/^-/, '') as keyof Account;
  const sign = sort.startsWith('-') ? -1 : 1;
  const sorted = matching.toSorted((a, b) => sign * compare(a[field], b[field]));
  return { accounts: sorted.slice((page - 1) * pageSize, page * pageSize), count: matching.length };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}
