import { Button, Card, Group, SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Waypoints, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../../components/empty-state.js';
import { ErrorState } from '../../../components/error-state.js';
import { PageHeader } from '../../../components/page-header.js';
import { turnsQuery } from '../api/list-turns.js';
import { TurnRow } from './turn-row.js';
import styles from './turns.module.css';

/** The last turns, with how each came to its account: why did this request fail, or take so long? */
export function TurnsPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const accountId = parameters.get('account');
  const troubled = parameters.has('troubled');
  const { data, error, isFetching, refetch } = useQuery(turnsQuery({ accountId, troubled }));
  const change = (name: string, value: string | null) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );

  return (
    <>
      <PageHeader title={t('app.pages.turns')} description={t('turns.description')} />
      <Group mb="md" gap="sm">
        <SegmentedControl
          aria-label={t('turns.show')}
          value={troubled ? 'troubled' : 'all'}
          onChange={(value) => change('troubled', value === 'troubled' ? '' : null)}
          data={[
            { value: 'all', label: t('turns.all') },
            { value: 'troubled', label: t('turns.troubled') },
          ]}
        />
        {accountId !== null && (
          <Button
            variant="default"
            size="xs"
            rightSection={<X size={14} aria-hidden />}
            onClick={() => change('account', null)}
          >
            {t('turns.ofOneAccount')}
          </Button>
        )}
      </Group>
      {error && (
        <ErrorState
          title={t('turns.loadFailed')}
          error={error}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      )}
      {data ? (
        <Card withBorder padding={0} component="section" aria-label={t('app.pages.turns')}>
          {data.turns.length === 0 ? (
            <EmptyState
              icon={Waypoints}
              title={t(troubled ? 'turns.noTrouble' : 'turns.none')}
              description={t('turns.noneHint')}
            />
          ) : (
            <ul className={styles.list}>
              {data.turns.map((turn) => (
                <li key={turn.requestId ?? turn.startedAt}>
                  <TurnRow turn={turn} />
                </li>
              ))}
            </ul>
          )}
        </Card>
      ) : (
        !error && <Skeleton height={320} radius="md" role="status" aria-label={t('common.loading')} />
      )}
    </>
  );
}
