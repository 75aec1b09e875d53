import { Box, Button, Card, Skeleton, Stack } from '@mantine/core';
import { Plus, SearchX, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.js';
import { ErrorState } from '../../../components/error-state.js';
import type { AccountList } from '@q2api/admin-contract';
import type { ListQuery } from '../account-query.js';

interface AccountsPlaceholderProps {
  data: AccountList | undefined;
  error: unknown;
  query: ListQuery;
  isRetrying: boolean;
  onRetry: () => void;
  onAdd: () => void;
  onClearFilter: () => void;
}

/** What stands in the list's place, or above it, when there is more to say than rows. */
export function AccountsPlaceholder(props: AccountsPlaceholderProps) {
  const { data, error, query } = props;
  const { t } = useTranslation();
  if (error) {
    return (
      <Box mb="md">
        <ErrorState
          title={t('accounts.loadFailed')}
          error={error}
          onRetry={props.onRetry}
          isRetrying={props.isRetrying}
        />
      </Box>
    );
  }
  if (!data) return <ListSkeleton />;
  if (data.accounts.length > 0) return null;
  const isFiltered = query.search !== '' || query.state !== null;
  return (
    <Card withBorder padding="lg">
      {isFiltered ? (
        <EmptyState
          icon={SearchX}
          title={t('accounts.noMatch.title')}
          action={
            <Button variant="default" onClick={props.onClearFilter}>
              {t('accounts.noMatch.action')}
            </Button>
          }
        />
      ) : (
        <EmptyState
          icon={Users}
          title={t('accounts.empty.title')}
          description={t('accounts.empty.description')}
          action={
            <Button leftSection={<Plus size={16} aria-hidden />} onClick={props.onAdd}>
              {t('accounts.add.title')}
            </Button>
          }
        />
      )}
    </Card>
  );
}

const ROWS = [1, 2, 3, 4, 5, 6];

function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <Card withBorder padding="md" role="status" aria-label={t('common.loading')}>
      <Stack gap="md">
        {ROWS.map((row) => (
          <Skeleton key={row} height={30} />
        ))}
      </Stack>
    </Card>
  );
}
