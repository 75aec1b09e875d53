import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '@q2api/admin-contract';
import { useAccountName } from './use-account-name.js';

interface AccountSwitchProps {
  account: Account;
  onChange: (enabled: boolean) => Promise<void>;
}

/** Shows the wanted position while the gateway is asked, the true one afterwards. */
export function AccountSwitch({ account, onChange }: AccountSwitchProps) {
  const { t } = useTranslation();
  const nameOf = useAccountName();
  const [wanted, setWanted] = useState<boolean>();
  return (
    <Switch
      size="sm"
      checked={wanted ?? account.enabled}
      disabled={wanted !== undefined}
      aria-label={t('accounts.switch', { name: nameOf(account) })}
      onChange={(event) => {
        const enabled = event.currentTarget.checked;
        setWanted(enabled);
        void onChange(enabled).finally(() => setWanted(undefined));
      }}
    />
  );
}
