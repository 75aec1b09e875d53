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

interface LoginProgressProps {
  login: LoginUnderWay;
  onStartAgain: () => void;
  onDone: () => void;
}

/** A login from its code to its end, whatever that is. */
export function LoginProgress({ login, onStartAgain, onDone }: LoginProgressProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const now = useNow('second');
  const { data, error, refetch, isFetching } = useQuery(loginStatusQuery(login.authId));
  const isUnknown = error instanceof ApiError && error.status === 404;
  const remaining = (login.expiresAt - now) / 1000;
  const state =
    isUnknown || (remaining < -5 && data?.status === 'pending') ? 'expired' : (data?.status ?? 'pending');

  useEffect(() => {
    if (state === 'pending') return;
    storedLogin.forget();
    if (state === 'completed')
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'login' });
  }, [state, queryClient]);

  if (state !== 'pending') {
    return (
      <LoginOutcome state={state} detail={data?.error ?? null} onStartAgain={onStartAgain} onDone={onDone} />
    );
  }
  return (
    <>
      <LoginCode login={login} remaining={remaining} isWaiting={!error} />
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
