import type { Account } from '@q2api/admin-contract';
import type { AccountCommand } from './account-menu.js';
import type { Selection } from './use-selection.js';

/** What the table and the cards have in common. */
export interface AccountRowsProps {
  accounts: Account[];
  selection: Selection;
  onCommand: (account: Account, command: AccountCommand) => void;
  onSetEnabled: (account: Account, enabled: boolean) => Promise<void>;
}
