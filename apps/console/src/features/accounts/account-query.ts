import { ACCOUNT_SORT_FIELDS, type AccountSortField, type AccountState } from '@q2api/admin-contract';

export const ACCOUNT_STATES = [
  'ready',
  'cooling-down',
  'exhausted',
  'needs-sign-in',
  'suspended',
  'disabled',
] as const satisfies AccountState[];

export const PAGE_SIZES = [25, 50, 100] as const;

/** What the list shows. It lives in the address, so that a reload, a link and the back button keep it. */
export interface ListQuery {
  state: AccountState | null;
  search: string;
  sort: AccountSortField;
  order: 'asc' | 'desc';
  /** From 1. */
  page: number;
  pageSize: number;
}

export const DEFAULT_QUERY: ListQuery = {
  state: null,
  search: '',
  sort: 'created_at',
  order: 'desc',
  page: 1,
  pageSize: PAGE_SIZES[0],
};

/** Reads the address; whatever makes no sense there counts as absent. */
export function parseAccountQuery(parameters: URLSearchParams): ListQuery {
  const page = Number(parameters.get('page'));
  const pageSize = Number(parameters.get('pageSize'));
  return {
    state: oneOf(ACCOUNT_STATES, parameters.get('state')) ?? DEFAULT_QUERY.state,
    search: parameters.get('search') ?? DEFAULT_QUERY.search,
    sort: oneOf(ACCOUNT_SORT_FIELDS, parameters.get('sort')) ?? DEFAULT_QUERY.sort,
    order: oneOf(['asc', 'desc'] as const, parameters.get('order')) ?? DEFAULT_QUERY.order,
    page: Number.isInteger(page) && page > 0 ? page : DEFAULT_QUERY.page,
    pageSize: oneOf(PAGE_SIZES, pageSize) ?? DEFAULT_QUERY.pageSize,
  };
}

/** For the address: only what differs from the defaults. */
export function toSearchParams(query: ListQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== DEFAULT_QUERY[name as keyof ListQuery])
      parameters.set(name, String(value));
  }
  return parameters;
}

function oneOf<T>(values: readonly T[], value: unknown): T | undefined {
  return values.find((candidate) => candidate === value);
}
