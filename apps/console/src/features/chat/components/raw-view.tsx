import { Card, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button.js';
import { EmptyState } from '../../../components/empty-state.js';
import { formatCount } from '../../../lib/format-number.js';
import type { Answer } from '../chat-state.js';
import { PlainText } from './plain-text.js';

/** What came over the wire for the last answer. */
export function RawView({ answer }: { answer: Answer | undefined }) {
  const { t, i18n } = useTranslation();
  if (!answer || answer.raw.count === 0) return <EmptyState title={t('chat.noEvents')} />;
  const { raw } = answer;
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text c="dimmed">
          {t('chat.events', { count: raw.count, formatted: formatCount(raw.count, i18n.language) })}
          {raw.isCut && ` ${t('chat.eventsCut')}`}
        </Text>
        <CopyButton withText value={raw.text} label={t('chat.copyEvents')} />
      </Group>
      <Card withBorder padding="sm">
        <PlainText text={raw.text} mono />
      </Card>
    </>
  );
}
