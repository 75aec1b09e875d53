import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { sessionQuery } from '../api/get-session.js';
import { FullPage } from './full-page.js';
import { NoAccessPage } from './no-access-page.js';
import { SignInPage } from './sign-in-page.js';

/** Shows the console to those who may use it, the sign-in page to those who may sign in. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery(sessionQuery);
  if (data?.signedIn) return children;
  if (data?.required) return <SignInPage />;
  if (data) return <NoAccessPage onRetry={() => void refetch()} isRetrying={isFetching} />;
  if (!error) return <SlowLoader label={t('common.loading')} />;
  return (
    <FullPage>
      <ErrorState
        title={t('session.unreachable')}
        error={error}
        onRetry={() => void refetch()}
        isRetrying={isFetching}
      />
    </FullPage>
  );
}

const LOADER_DELAY_MS = 300;

/** Most answers come before a loader is worth looking at. */
function SlowLoader({ label }: { label: string }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), LOADER_DELAY_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Center mih="100dvh" role="status" aria-label={label}>
      {isShown && <Loader size="sm" />}
    </Center>
  );
}
