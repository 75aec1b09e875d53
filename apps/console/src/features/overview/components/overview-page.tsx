import { Box, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ErrorState } from '../../../components/error-state.js';
import { PageHeader } from '../../../components/page-header.js';
import { RelativeTime } from '../../../components/relative-time.js';
import { overviewQuery } from '../api/get-overview.js';
import { AttentionCard } from './attention-card.js';
import { NowCards } from './now-cards.js';
import { TrafficCard } from './traffic-card.js';
import styles from './overview-page.module.css';

/** Is it healthy, who is hurting, what to do now. */
export function OverviewPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const range = parameters.get('range') === '7d' ? '7d' : '24h';
  const { data, error, isFetching, refetch, isPlaceholderData } = useQuery(overviewQuery(range));
  return (
    <>
      <PageHeader
        title={t('app.pages.overview')}
        description={
          data && (
            <>
              {t('overview.updated')} <RelativeTime time={data.time} />
            </>
          )
        }
      />
      {error && (
        <Box mb="md">
          <ErrorState
            title={data ? t('overview.stale') : t('overview.loadFailed')}
            error={error}
            onRetry={() => void refetch()}
            isRetrying={isFetching}
          />
        </Box>
      )}
      {data ? (
        <Stack gap="md">
          <NowCards now={data.now} />
          <div className={styles.columns}>
            <TrafficCard
              series={data.series}
              range={range}
              isLoading={isPlaceholderData}
              onRangeChange={(next) =>
                setParameters(next === '24h' ? {} : { range: next }, { replace: true })
              }
            />
            <AttentionCard items={data.attention} />
          </div>
        </Stack>
      ) : (
        !error && <OverviewSkeleton />
      )}
    </>
  );
}

function OverviewSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack gap="md" role="status" aria-label={t('common.loading')}>
      <Skeleton height={104} radius="md" />
      <div className={styles.columns}>
        <Skeleton height={340} radius="md" />
        <Skeleton height={340} radius="md" />
      </div>
    </Stack>
  );
}
