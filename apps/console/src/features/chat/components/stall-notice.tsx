import { Group, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/clock.js';

const SILENCE_S = 10;

/** Waiting for the first token is normal; silence in the middle is said. */
export function StallNotice({ lastBytesAt, hasBegun }: { lastBytesAt: number; hasBegun: boolean }) {
  const { t } = useTranslation();
  const now = useNow('second');
  const seconds = Math.floor((now - lastBytesAt) / 1000);
  const isSilent = seconds >= SILENCE_S;
  if (hasBegun && !isSilent) return null;
  return (
    <Group gap="xs" role="status">
      <Loader size={14} type="dots" aria-hidden />
      <Text c="dimmed" size="sm" className="tabular">
        {isSilent ? t('chat.silent', { seconds }) : t('chat.waiting')}
      </Text>
    </Group>
  );
}
