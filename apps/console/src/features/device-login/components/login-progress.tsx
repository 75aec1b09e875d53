import { Center, Loader, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { ApiError } from '../../../lib/api-error.js';
import { useNow } from '../../../lib/clock.js';
import { loginStatusQuery } from '../api/get-login-status.js';
import { type LoginUnderWay, storedLogin } from '../stored-login.js';
import { LoginCode } from './login-code.js';
import { LoginOutcome } from './login-outcome.js';
import { ProfileForm } from './profile-form.js';

interface LoginProgressProps {
  login: LoginUnderWay;
  onStartAgain: () => void;
  onDone: () => void;
}

/** A login from its code to its end, whatever that is. */
export function LoginProgress({ login, onStartAgain, onDone }: LoginProgressProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const remaining = (login.expiresAt - useNow('second')) / 1000;
  const { data, error, refetch, isFetching } = useQuery(loginStatusQuery(login.authId));
  // The gateway forgets logins some time after they are over.
  const isForgotten = error instanceof ApiError && error.status === 404;
  const state = isForgotten ? 'expired' : (data?.status ?? 'pending');
  const isOver = state !== 'pending' && state !== 'completing' && state !== 'choose-profile';

  useEffect(() => {
    if (!isOver) return;
    storedLogin.forget();
    if (state !== 'completed') return;
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'login' });
  }, [isOver, state, queryClient]);

  if (isOver) {
    return (
      <LoginOutcome state={state} detail={data?.error ?? null} onStartAgain={onStartAgain} onDone={onDone} />
    );
  }
  if (state === 'choose-profile') {
    return <ProfileForm authId={login.authId} profiles={data?.profiles ?? []} />;
  }
  return (
    <>
      {state === 'completing' ? (
        <Center py="xl" role="status">
          <Stack align="center" gap="sm">
            <Loader size="sm" aria-hidden />
            <Text>{t('login.completing')}</Text>
          </Stack>
        </Center>
      ) : (
        <LoginCode login={login} remaining={remaining} isWaiting={!error} />
      )}
      {error && (
        <ErrorState
          title={t('login.statusFailed')}
          error={error}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      )}
    </>
  );
}
