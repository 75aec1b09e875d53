import type { AttentionItem } from '@q2api/admin-contract';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/clock.js';
import { formatCount } from '../../../lib/format-number.js';
import { formatClockTime, formatRelativeTime } from '../../../lib/format-time.js';
import { useAccountName } from '../../accounts/components/use-account-name.js';

export interface Attention {
  level: 'bad' | 'warning';
  text: string;
  /** The server's own words about the cause. */
  detail: string | null;
  link: { to: string; text: string };
}

/** An item in the reader's language, and where it is put right. */
export function useAttention(item: AttentionItem): Attention {
  const { t, i18n } = useTranslation();
  const now = useNow('half-minute');
  const nameOf = useAccountName();
  const language = i18n.language;
  const showSettings = { to: '/settings#security', text: t('overview.attention.fix') };
  const clock = (time: string): string => formatClockTime(time, language, now);

  switch (item.code) {
    case 'no-accounts':
      return {
        level: 'bad',
        text: t('overview.attention.no-accounts'),
        detail: null,
        link: { to: '/accounts?add', text: t('accounts.add.title') },
      };
    case 'all-cooling-down':
      return {
        level: 'bad',
        text:
          item.until === null
            ? t('overview.attention.all-cooling-down', { count: item.count })
            : t('overview.attention.all-cooling-down-until', { count: item.count, time: clock(item.until) }),
        detail: null,
        link: { to: '/accounts?state=cooling-down', text: t('overview.attention.show') },
      };
    case 'api-open':
    case 'console-open':
      return {
        level: item.exposed ? 'bad' : 'warning',
        text: t(item.exposed ? `overview.attention.${item.code}-exposed` : `overview.attention.${item.code}`),
        detail: null,
        link: showSettings,
      };
    default: {
      const name = nameOf({ id: item.accountId, label: item.label });
      const link = { to: linkToAccount(item), text: t('overview.attention.show') };
      switch (item.code) {
        case 'account-disabled':
          return {
            level: 'bad',
            text:
              item.errorCount === 0
                ? t('overview.attention.account-stopped', { name })
                : t('overview.attention.account-disabled', {
                    name,
                    errors: formatCount(item.errorCount, language),
                  }),
            detail: item.detail,
            link,
          };
        case 'account-needs-sign-in':
          return {
            level: 'bad',
            text: t('overview.attention.account-needs-sign-in', { name }),
            detail: item.detail,
            link,
          };
        case 'refresh-failing':
          return {
            level: 'warning',
            text: t('overview.attention.refresh-failing', { name }),
            detail: item.detail,
            link,
          };
        case 'login-expiring': {
          const time = formatRelativeTime(Date.parse(item.expiresAt) - now, language);
          return {
            level: 'warning',
            text: t('overview.attention.login-expiring', { name, time }),
            detail: null,
            link,
          };
        }
        case 'quota-low': {
          const figures = {
            used: formatCount(item.used, language),
            limit: formatCount(item.limit, language),
          };
          return {
            level: item.used >= item.limit ? 'bad' : 'warning',
            text: t('overview.attention.quota-low', { name, ...figures }),
            detail:
              item.resetsAt === null ? null : t('accounts.usage.resets', { time: clock(item.resetsAt) }),
            link,
          };
        }
      }
    }
  }
}

/** The list, reduced to the one account. */
function linkToAccount({ accountId, label }: { accountId: string; label: string | null }): string {
  return `/accounts?search=${encodeURIComponent(label ?? accountId)}`;
}
