import { Alert, Button, Stack, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../lib/api-error.js';
import { signInGate } from '../lib/sign-in-gate.js';
import { useErrorText } from './use-error-text.js';

interface ErrorStateProps {
  /** What could not be done. */
  title: string;
  error: unknown;
  onRetry?: () => void;
  isRetrying?: boolean;
}

/** What failed, why, and a button to try again. */
export function ErrorState({ title, error, onRetry, isRetrying = false }: ErrorStateProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const isSignedOut = error instanceof ApiError && error.status === 401;
  const retry = (): void => {
    if (isSignedOut) signInGate.reopen();
    onRetry?.();
  };
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<CircleAlert size={18} aria-hidden />}
      title={title}
    >
      <Stack gap="sm" align="flex-start">
        <Text className="break-anywhere">{errorText(error)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" loading={isRetrying} onClick={retry}>
            {isSignedOut ? t('session.signIn') : t('common.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
