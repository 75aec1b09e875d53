import { Alert, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../components/use-error-text.js';
import { ApiError } from '../../../lib/api-error.js';
import { StreamError } from '../answer/stream-error.js';

/** Why there is no answer, or only half of one. */
export function AnswerError({ error, hasBegun }: { error: unknown; hasBegun: boolean }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const status = error instanceof ApiError ? error.status : undefined;
  const title = hasBegun ? t('chat.failedMidway') : t('chat.failed');
  return (
    <Alert
      role="alert"
      color="red"
      icon={<CircleAlert size={18} aria-hidden />}
      title={status === undefined ? title : `${title} (${status})`}
    >
      <Text className="break-anywhere">{describe()}</Text>
    </Alert>
  );

  function describe(): string {
    if (error instanceof StreamError)
      return error.code === 'error-event' && error.detail
        ? error.detail
        : t(`chat.streamErrors.${error.code}`);
    if (error instanceof SyntaxError) return t('chat.settings.toolsInvalid');
    if (error instanceof TypeError) return t('chat.streamErrors.cut-off');
    return errorText(error);
  }
}
