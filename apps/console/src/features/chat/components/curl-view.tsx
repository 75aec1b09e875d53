import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../components/code-block.js';
import { CopyButton } from '../../../components/copy-button.js';
import { EmptyState } from '../../../components/empty-state.js';
import type { Answer } from '../chat-state.js';
import { toCurl } from '../request/to-curl.js';
import { PlainText } from './plain-text.js';

/** Longer commands (images) are shown in pieces. */
const LONGEST_BLOCK = 50_000;

/** The last request as a command. */
export function CurlView({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  if (!answer) return <EmptyState title={t('chat.noRequest')} />;
  const command = toCurl(answer.request, window.location.origin);
  return (
    <Stack gap="sm">
      <Text c="dimmed">
        {answer.request.accountId === null ? t('chat.curlHint') : t('chat.curlAccountHint')}
      </Text>
      {command.length > LONGEST_BLOCK ? (
        <>
          <CopyButton withText value={command} label={t('common.copyNamed', { name: 'curl' })} />
          <PlainText text={command} mono />
        </>
      ) : (
        <CodeBlock name="curl" code={command} wrap />
      )}
    </Stack>
  );
}
