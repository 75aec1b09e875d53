import { Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../lib/clock.js';
import { formatExactTime, formatRelativeTime } from '../lib/format-time.js';

/** "3 min. ago", with the exact time on hover and focus; a dash when it is unknown. */
export function RelativeTime({ time, fallback = '–' }: { time: string | null; fallback?: string }) {
  const { i18n } = useTranslation();
  const now = useNow('half-minute');
  if (time === null)
    return (
      <Text span inherit c="dimmed">
        {fallback}
      </Text>
    );
  const difference = Date.parse(time) - now;
  return (
    <Tooltip label={formatExactTime(time, i18n.language)}>
      <time className="tabular nowrap" dateTime={time} tabIndex={0}>
        {formatRelativeTime(difference, i18n.language)}
      </time>
    </Tooltip>
  );
}
