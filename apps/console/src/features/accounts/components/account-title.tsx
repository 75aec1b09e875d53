import { Text, UnstyledButton } from '@mantine/core';
import type { Account } from '@q2api/admin-contract';
import { useAccountName } from './use-account-name.js';

/** The label, which opens the account, and whose it is. */
export function AccountTitle({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const nameOf = useAccountName();
  const detail = account.owner ?? account.start_url?.replace(/^https:\/\//, '') ?? 'Builder ID';
  return (
    <>
      <UnstyledButton onClick={onEdit} maw="100%">
        <Text fw={600} truncate>
          {nameOf(account)}
        </Text>
      </UnstyledButton>
      <Text size="xs" c="dimmed" truncate title={detail}>
        {detail}
      </Text>
    </>
  );
}
