import { ActionIcon, Menu } from '@mantine/core';
import { EllipsisVertical, FlaskConical, KeyRound, Pencil, RefreshCw, Trash2, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '@q2api/admin-contract';
import { useAccountName } from './use-account-name.js';

export type AccountCommand = 'test' | 'refresh' | 'sign-in' | 'edit' | 'delete';

const COMMANDS = [
  ['test', FlaskConical],
  ['refresh', RefreshCw],
  ['sign-in', KeyRound],
  ['edit', Pencil],
] as const;

interface AccountMenuProps {
  account: Account;
  onCommand: (command: AccountCommand) => void;
}

export function AccountMenu({ account, onCommand }: AccountMenuProps) {
  const { t } = useTranslation();
  const nameOf = useAccountName();
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('accounts.actions.label', { name: nameOf(account) })}
        >
          <EllipsisVertical size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {COMMANDS.map(([command, Icon]) => (
          <Menu.Item
            key={command}
            leftSection={<Icon size={15} aria-hidden />}
            onClick={() => onCommand(command)}
          >
            {t(`accounts.actions.${command}`)}
          </Menu.Item>
        ))}
        <Menu.Item
          component={Link}
          to={`/turns?account=${account.id}`}
          leftSection={<Waypoints size={15} aria-hidden />}
        >
          {t('accounts.actions.turns')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<Trash2 size={15} aria-hidden />}
          onClick={() => onCommand('delete')}
        >
          {t('accounts.actions.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
