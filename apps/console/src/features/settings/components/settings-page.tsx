import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { PageHeader } from '../../../components/page-header.js';
import { PageSkeleton } from '../../../components/page-skeleton.js';
import { settingsQuery } from '../api/get-settings.js';
import { ConfigurationCard } from './configuration-card.js';
import { HealthCard } from './health-card.js';
import { ProxyCard } from './proxy-card.js';
import { SecurityCard } from './security-card.js';
import styles from './settings-page.module.css';

/** What the gateway runs with, and how safe that is. Nothing is changed here: the environment is the place for it. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery(settingsQuery);
  return (
    <>
      <PageHeader
        title={t('app.pages.settings')}
        description={t('settings.description')}
        actions={
          <Button
            component="a"
            href="/docs"
            variant="default"
            leftSection={<BookOpen size={15} aria-hidden />}
          >
            {t('settings.apiDocs')}
          </Button>
        }
      />
      {error && (
        <ErrorState
          title={t('settings.loadFailed')}
          error={error}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      )}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <div className={styles.columns}>
            <SecurityCard findings={data.security} />
            <div>
              <HealthCard version={data.version} health={data.health} />
              <ProxyCard proxy={data.proxy} />
            </div>
          </div>
          <ConfigurationCard settings={data.settings} />
        </>
      )}
    </>
  );
}
