import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../lib/format-number.js';
import { formatClockTime } from '../../../lib/format-time.js';
import type { AccountUsage } from '@q2api/admin-contract';

const NEARLY_USED = 0.9;

/** How much of the plan is used. Unknown is said so: it is not zero. */
export function UsageBar({ usage }: { usage: AccountUsage | null }) {
  const { t, i18n } = useTranslation();
  if (usage === null || usage.limit <= 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('accounts.usage.unknown')}
      </Text>
    );
  }
  const share = usage.used / usage.limit;
  const figures = t('accounts.usage.figures', {
    used: formatCount(usage.used, i18n.language),
    limit: formatCount(usage.limit, i18n.language),
  });
  const resets =
    usage.resets_at === null
      ? undefined
      : t('accounts.usage.resets', { time: formatClockTime(usage.resets_at, i18n.language) });
  return (
    <Stack gap={4} miw={110} title={resets}>
      <Text size="xs" className="tabular nowrap">
        {figures}
      </Text>
      <Progress
        size={5}
        value={Math.min(share, 1) * 100}
        color={share >= 1 ? 'red' : share >= NEARLY_USED ? 'yellow' : 'accent'}
        aria-label={figures}
      />
    </Stack>
  );
}
