import type { MigrationInterface } from 'typeorm';
import { CreateAccounts1764000000001 } from './migrations/1764000000001-create-accounts.js';
import { CreateLeases1764000000002 } from './migrations/1764000000002-create-leases.js';
import { CreateSignIn1764000000003 } from './migrations/1764000000003-create-sign-in.js';
import { CreateAccountUsage1764000000004 } from './migrations/1764000000004-create-account-usage.js';
import { CreateTraffic1764000000005 } from './migrations/1764000000005-create-traffic.js';

/** How the schema came to be, oldest first. */
export const migrations: (new () => MigrationInterface)[] = [
  CreateAccounts1764000000001,
  CreateLeases1764000000002,
  CreateSignIn1764000000003,
  CreateAccountUsage1764000000004,
  CreateTraffic1764000000005,
];
