import { Button, Card } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/page-header.js';
import type { Account } from '@q2api/admin-contract';
import { accountsQuery } from '../api/list-accounts.js';
import { AccountCards } from './account-cards.js';
import type { AccountCommand } from './account-menu.js';
import { AccountPagination } from './account-pagination.js';
import { AccountTable } from './account-table.js';
import { AccountToolbar } from './account-toolbar.js';
import { AccountsPlaceholder } from './accounts-placeholder.js';
import { useAccountActions } from './use-account-actions.js';
import { useAccountDialog } from './use-account-dialog.js';
import { useAccountName } from './use-account-name.js';
import { useAccountQuery } from './use-account-query.js';
import { useSelection } from './use-selection.js';

/** Forms and dialogs are fetched when the first one opens. */
const AccountDialogs = lazy(async () => ({ default: (await import('./account-dialogs.js')).AccountDialogs }));
const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.js')).BulkBar }));

const NO_ACCOUNTS: Account[] = [];

export function AccountsPage() {
  const { t } = useTranslation();
  const nameOf = useAccountName();
  const isPhone = useMediaQuery('(max-width: 768px)', undefined, { getInitialValueInEffect: false });
  const [query, changeQuery] = useAccountQuery();
  const { data, error, isFetching, refetch } = useQuery(accountsQuery(query));
  const accounts = data?.accounts ?? NO_ACCOUNTS;
  const selection = useSelection(useMemo(() => accounts.map(({ id }) => id), [accounts]));
  const actions = useAccountActions();
  const dialog = useAccountDialog();

  const count = data?.count ?? 0;
  const lastPage = Math.max(1, Math.ceil(count / query.pageSize));
  // Behind the last page: an old link, or the last rows were deleted.
  useEffect(() => {
    if (count > 0 && query.page > lastPage) changeQuery({ page: lastPage });
  }, [count, query.page, lastPage, changeQuery]);

  function command(account: Account, name: AccountCommand): void {
    if (name === 'test') void actions.test(account);
    else if (name === 'refresh') void actions.refresh(account);
    else dialog.open({ name, account });
  }

  const list = { accounts, selection, onCommand: command, onSetEnabled: actions.setEnabled };
  return (
    <>
      <PageHeader
        title={t('app.pages.accounts')}
        description={t('accounts.description')}
        actions={
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => dialog.open({ name: 'add' })}>
            {t('accounts.add.title')}
          </Button>
        }
      />
      <AccountToolbar query={query} onQueryChange={changeQuery} />
      {selection.ids.length > 0 && (
        <Suspense>
          <BulkBar
            ids={selection.ids}
            names={accounts.filter(({ id }) => selection.has(id)).map(nameOf)}
            onClear={selection.clear}
          />
        </Suspense>
      )}
      <AccountsPlaceholder
        data={data}
        error={error}
        query={query}
        isRetrying={isFetching}
        onRetry={() => void refetch()}
        onAdd={() => dialog.open({ name: 'add' })}
        onClearFilter={() => changeQuery({ search: '', state: null })}
      />
      {accounts.length > 0 &&
        (isPhone ? (
          <AccountCards {...list} />
        ) : (
          <Card withBorder padding={0} aria-busy={isFetching}>
            <AccountTable {...list} query={query} onQueryChange={changeQuery} />
          </Card>
        ))}
      {count > 0 && <AccountPagination count={count} query={query} onQueryChange={changeQuery} />}
      {dialog.current && (
        <Suspense>
          <AccountDialogs dialog={dialog.current} onClose={dialog.close} />
        </Suspense>
      )}
    </>
  );
}
