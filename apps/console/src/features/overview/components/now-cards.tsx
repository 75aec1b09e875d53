import type { OverviewNow } from '@q2api/admin-contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCompact, formatCount, formatMilliseconds, formatShare } from '../../../lib/format-number.js';
import styles from './now-cards.module.css';

const LOW_SUCCESS = 0.95;

/** The figures of this moment; each leads to what is behind it. Unknown is a dash, never zero. */
export function NowCards({ now }: { now: OverviewNow }) {
  const { t, i18n } = useTranslation();
  const { accounts, lastHour, today } = now;
  const count = (value: number): string => formatCount(value, i18n.language);
  const success = lastHour.successRate;
  return (
    <section className={styles.cards} aria-label={t('overview.now.label')}>
      <NowCard
        to="/accounts?state=ready"
        name={t('overview.now.accounts')}
        value={`${count(accounts.usable)} / ${count(accounts.total)}`}
        detail={t('overview.now.accountsDetail')}
        isBad={accounts.total > 0 && accounts.usable === 0}
      />
      <NowCard
        to="/turns?troubled"
        name={t('overview.now.success')}
        value={success === null ? '–' : formatShare(success, i18n.language)}
        detail={
          success === null
            ? t('overview.now.noRequests')
            : t('overview.now.errors', { errors: count(lastHour.errors), requests: count(lastHour.requests) })
        }
        isBad={success !== null && success < LOW_SUCCESS}
      />
      <NowCard
        to="/accounts?sort=last_used_at"
        name={t('overview.now.firstToken')}
        value={
          lastHour.firstTokenP95Ms === null
            ? '–'
            : formatMilliseconds(lastHour.firstTokenP95Ms, i18n.language)
        }
        detail={t('overview.now.firstTokenDetail')}
      />
      <NowCard
        to="/turns"
        name={t('overview.now.inFlight')}
        value={count(now.inFlight)}
        detail={t('overview.now.inFlightDetail')}
      />
      <NowCard
        to="/accounts?sort=success_count"
        name={t('overview.now.tokens')}
        value={formatCompact(today.inputTokens + today.outputTokens, i18n.language)}
        detail={t('overview.now.tokensDetail', {
          input: formatCompact(today.inputTokens, i18n.language),
          output: formatCompact(today.outputTokens, i18n.language),
        })}
      />
    </section>
  );
}

interface NowCardProps {
  to: string;
  name: string;
  value: string;
  detail: string;
  isBad?: boolean;
}

function NowCard({ to, name, value, detail, isBad = false }: NowCardProps) {
  return (
    <Link to={to} className={styles.card}>
      <span className={styles.name}>{name}</span>
      <span className={styles.value} data-tone={isBad ? 'bad' : undefined}>
        {value}
      </span>
      <span className={styles.detail}>{detail}</span>
    </Link>
  );
}
