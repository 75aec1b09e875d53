import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.js';
import type { Account } from '@q2api/admin-contract';

/** When the token was obtained and when it ends. */
export function TokenFacts({ account }: { account: Account }) {
  const { t } = useTranslation();
  const hasFailed = account.last_refresh_status?.startsWith('failed') === true;
  return (
    <Stack gap={0}>
      <Text size="sm" component="div" className="nowrap">
        {account.last_refresh_time === null ? (
          <Text span inherit c="dimmed">
            {t('accounts.token.never')}
          </Text>
        ) : (
          <RelativeTime time={account.last_refresh_time} />
        )}
      </Text>
      <Text size="xs" c={hasFailed ? 'red' : 'dimmed'} component="div" className="nowrap">
        {hasFailed ? (
          t('accounts.token.refreshFailed')
        ) : account.expires_at === null ? (
          t('accounts.token.expiryUnknown')
        ) : (
          <>
            {t('accounts.token.expires')} <RelativeTime time={account.expires_at} />
          </>
        )}
      </Text>
    </Stack>
  );
}
