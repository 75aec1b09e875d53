export { ACCOUNT_SORT_FIELDS } from './account.js';
export type {
  Account,
  AccountList,
  AccountQuery,
  AccountSortField,
  AccountState,
  AccountUsage,
  CreateAccount,
  DuplicateAccount,
  UpdateAccount,
} from './account.js';
export type { Health } from './health.js';
