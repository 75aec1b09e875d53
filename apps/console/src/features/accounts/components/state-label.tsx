import { Badge, Stack, Text } from '@mantine/core';
import type { Account, AccountState } from '@q2api/admin-contract';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/clock.js';
import { formatClockTime } from '../../../lib/format-time.js';

const COLORS = {
  ready: 'teal',
  'cooling-down': 'yellow',
  exhausted: 'yellow',
  'needs-sign-in': 'orange',
  suspended: 'red',
  disabled: 'gray',
} satisfies Record<AccountState, string>;

/** The state in words, and why. */
export function StateLabel({ account }: { account: Account }) {
  const { t } = useTranslation();
  const reason = useReason(account);
  return (
    <Stack gap={3} align="flex-start">
      <Badge color={COLORS[account.state]}>{t(`accounts.state.${account.state}`)}</Badge>
      {reason !== null && (
        <Text size="xs" c="dimmed" lineClamp={2} maw={280} title={reason} className="break-anywhere">
          {reason}
        </Text>
      )}
    </Stack>
  );
}

/** The cause in the reader's language as far as the gateway tells it in fields, else in the gateway's own words. */
function useReason(account: Account): string | null {
  const { t, i18n } = useTranslation();
  const now = useNow('half-minute');
  const { last_error: error, error_count: count, cooldown_until: until } = account;
  switch (account.state) {
    case 'ready':
      return account.last_refresh_status?.startsWith('failed') ? t('accounts.reason.refreshFailed') : null;
    case 'disabled':
      if (count === 0) return null;
      return error === null
        ? t('accounts.reason.errors', { count })
        : t('accounts.reason.errorsLast', { count, error });
    case 'exhausted':
    case 'cooling-down': {
      if (until === null) return error;
      const time = formatClockTime(until, i18n.language, now);
      return error === null
        ? t('accounts.reason.until', { time })
        : t('accounts.reason.untilError', { time, error });
    }
    case 'suspended':
      return error;
    case 'needs-sign-in':
      return account.reason;
  }
}
