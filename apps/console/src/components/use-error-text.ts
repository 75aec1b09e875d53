import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../lib/api-error.js';

/** Turns whatever was thrown into a sentence in the reader's language, followed by the server's own words if any. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback(
    (error) => {
      if (!(error instanceof ApiError)) return t('errors.unexpected');
      if (error.kind === 'unreachable') return t('errors.unreachable');
      if (error.kind === 'timeout') return t('errors.timeout');
      if (error.kind === 'invalid-answer') return t('errors.invalidAnswer');
      if (error.status === 401) return t('errors.signedOut');
      if (error.status === 429 && error.details.retryAfterSeconds !== undefined) {
        return t('errors.tooMany', { seconds: error.details.retryAfterSeconds });
      }
      return error.details.detail ?? t('errors.status', { status: error.status });
    },
    [t],
  );
}
