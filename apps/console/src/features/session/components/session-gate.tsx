import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { sessionQuery } from '../api/get-session.js';
import { FullPage } from './full-page.js';

/** Most visits are by somebody who is signed in: what signing in takes is fetched when it is needed. */
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.js')).SignInPage }));
const NoAccessPage = lazy(async () => ({ default: (await import('./no-access-page.js')).NoAccessPage }));

/** Shows the console to those who may use it, the sign-in page to those who may sign in. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery(sessionQuery);
  if (data?.signedIn) return children;
  if (data) {
    return (
      <Suspense fallback={<SlowLoader label={t('common.loading')} />}>
        {data.required ? (
          <SignInPage />
        ) : (
          <NoAccessPage onRetry={() => void refetch()} isRetrying={isFetching} />
        )}
      </Suspense>
    );
  }
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
