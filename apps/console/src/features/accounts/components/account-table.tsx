import { Checkbox, Group, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.js';
import { formatCount } from '../../../lib/format-number.js';
import type { Account } from '@q2api/admin-contract';
import type { ListQuery } from '../account-query.js';
import type { AccountRowsProps } from './account-rows.js';
import { AccountMenu } from './account-menu.js';
import { AccountSwitch } from './account-switch.js';
import { AccountTitle } from './account-title.js';
import { ErrorCount } from './error-count.js';
import { SortHeader } from './sort-header.js';
import { StateLabel } from './state-label.js';
import { TokenFacts } from './token-facts.js';
import { UsageBar } from './usage-bar.js';
import { useAccountName } from './use-account-name.js';

interface AccountTableProps extends AccountRowsProps {
  query: ListQuery;
  onQueryChange: (changes: Partial<ListQuery>) => void;
}

export function AccountTable({ accounts, selection, query, onQueryChange, ...rest }: AccountTableProps) {
  const { t } = useTranslation();
  const sort = { query, onQueryChange };
  return (
    <Table.ScrollContainer minWidth={960} type="native">
      <Table highlightOnHover highlightOnHoverColor="var(--row-hover)">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                size="xs"
                aria-label={t('accounts.selectAll')}
                checked={selection.isAllSelected}
                indeterminate={selection.isSomeSelected}
                onChange={selection.toggleAll}
              />
            </Table.Th>
            <SortHeader column="label" {...sort} />
            <Table.Th miw={190}>{t('accounts.columns.state')}</Table.Th>
            <Table.Th>{t('accounts.columns.usage')}</Table.Th>
            <SortHeader column="success_count" align="right" {...sort} />
            <SortHeader column="error_count" align="right" {...sort} />
            <SortHeader column="last_used_at" {...sort} />
            <SortHeader column="expires_at" {...sort} />
            <Table.Th w={90}>
              <span className="visually-hidden">{t('accounts.columns.actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} selection={selection} {...rest} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface AccountRowProps extends Omit<AccountRowsProps, 'accounts'> {
  account: Account;
}

function AccountRow({ account, selection, onCommand, onSetEnabled }: AccountRowProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useAccountName();
  return (
    <Table.Tr data-testid="account">
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={t('accounts.select', { name: nameOf(account) })}
          checked={selection.has(account.id)}
          onChange={() => selection.toggle(account.id)}
        />
      </Table.Td>
      <Table.Td maw={230}>
        <AccountTitle account={account} onEdit={() => onCommand(account, 'edit')} />
      </Table.Td>
      <Table.Td>
        <StateLabel account={account} />
      </Table.Td>
      <Table.Td>
        <UsageBar usage={account.usage} />
      </Table.Td>
      <Table.Td ta="right" className="tabular">
        {formatCount(account.success_count, i18n.language)}
      </Table.Td>
      <Table.Td ta="right">
        <ErrorCount account={account} />
      </Table.Td>
      <Table.Td>
        <RelativeTime time={account.last_used_at} fallback={t('common.never')} />
      </Table.Td>
      <Table.Td>
        <TokenFacts account={account} />
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap" justify="flex-end">
          <AccountSwitch account={account} onChange={(enabled) => onSetEnabled(account, enabled)} />
          <AccountMenu account={account} onCommand={(command) => onCommand(account, command)} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
