export type { Account, AccountList } from './account.js';
export type { Health } from './health.js';
