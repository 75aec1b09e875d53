import { Text, UnstyledButton } from '@mantine/core';
import type { Account } from '@q2api/admin-contract';
import { useAccountName } from './use-account-name.js';

/** The label, which opens the account, where it is and whose. */
export function AccountTitle({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const nameOf = useAccountName();
  const origin = account.owner ?? account.start_url?.replace(/^https:\/\//, '') ?? 'Builder ID';
  const detail = `${account.region} · ${origin}`;
  return (
    <>
      <UnstyledButton onClick={onEdit} maw="100%">
        <Text fw={600} lh={1.35} truncate>
          {nameOf(account)}
        </Text>
      </UnstyledButton>
      <Text size="xs" c="dimmed" truncate title={detail}>
        {detail}
      </Text>
    </>
  );
}
