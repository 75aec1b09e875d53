import { Card, Checkbox, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.js';
import { formatCount } from '../../../lib/format-number.js';
import type { ReactNode } from 'react';
import type { AccountRowsProps } from './account-rows.js';
import styles from './account-cards.module.css';
import { AccountMenu } from './account-menu.js';
import { AccountSwitch } from './account-switch.js';
import { AccountTitle } from './account-title.js';
import { ErrorCount } from './error-count.js';
import { StateLabel } from './state-label.js';
import { TokenFacts } from './token-facts.js';
import { UsageBar } from './usage-bar.js';
import { useAccountName } from './use-account-name.js';

/** The same as the table, for a phone. */
export function AccountCards({ accounts, selection, onCommand, onSetEnabled }: AccountRowsProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useAccountName();
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {accounts.map((account) => (
        <Card key={account.id} component="li" withBorder padding="md" data-testid="account">
          <Stack gap="sm">
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Checkbox
                size="xs"
                mt={4}
                aria-label={t('accounts.select', { name: nameOf(account) })}
                checked={selection.has(account.id)}
                onChange={() => selection.toggle(account.id)}
              />
              <Stack gap={0} flex={1} miw={0}>
                <AccountTitle account={account} onEdit={() => onCommand(account, 'edit')} />
              </Stack>
              <AccountSwitch account={account} onChange={(enabled) => onSetEnabled(account, enabled)} />
              <AccountMenu account={account} onCommand={(command) => onCommand(account, command)} />
            </Group>
            <StateLabel account={account} />
            <dl className={styles.facts}>
              <CardFact name={t('accounts.columns.usage')}>
                <UsageBar usage={account.usage} />
              </CardFact>
              <CardFact name={t('accounts.columns.expires_at')}>
                <TokenFacts account={account} />
              </CardFact>
              <CardFact name={t('accounts.columns.last_used_at')}>
                <RelativeTime time={account.last_used_at} fallback={t('common.never')} />
              </CardFact>
              <CardFact
                name={`${t('accounts.columns.success_count')} / ${t('accounts.columns.error_count')}`}
              >
                {formatCount(account.success_count, i18n.language)} / <ErrorCount account={account} />
              </CardFact>
            </dl>
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

function CardFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
