import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const ID_LENGTH = 8;

/** What an account is called where it has to be named: its label, else the beginning of its id. */
export function useAccountName(): (account: { id: string; label: string | null }) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ id, label }) =>
      label !== null && label !== '' ? label : t('accounts.unnamed', { id: id.slice(0, ID_LENGTH) }),
    [t],
  );
}
