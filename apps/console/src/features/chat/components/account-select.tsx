import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_QUERY } from '../../accounts/account-query.js';
import { accountsQuery } from '../../accounts/api/list-accounts.js';
import { useAccountName } from '../../accounts/components/use-account-name.js';

const TYPING_PAUSE_MS = 250;

interface AccountSelectProps {
  value: string | null;
  onChange: (accountId: string | null) => void;
}

/** The pool or one account; the gateway searches, for there may be a thousand. */
export function AccountSelect({ value, onChange }: AccountSelectProps) {
  const { t } = useTranslation();
  const nameOf = useAccountName();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [search] = useDebouncedValue(typed === chosen?.label ? '' : typed, TYPING_PAUSE_MS);
  const { data } = useQuery(accountsQuery({ ...DEFAULT_QUERY, sort: 'label', order: 'asc', search }));
  const options = (data?.accounts ?? []).map((account) => ({ value: account.id, label: nameOf(account) }));
  const isMissing = chosen !== undefined && !options.some((option) => option.value === chosen.value);
  return (
    <Select
      label={t('chat.settings.account')}
      placeholder={t('chat.settings.pool')}
      clearable
      searchable
      nothingFoundMessage={t('accounts.noMatch.title')}
      // The gateway has filtered already.
      filter={({ options: all }) => all}
      searchValue={typed}
      onSearchChange={setTyped}
      data={isMissing ? [chosen, ...options] : options}
      value={value}
      onChange={(id, option) => {
        setChosen(id === null || option === null ? undefined : { value: id, label: option.label });
        onChange(id);
      }}
    />
  );
}
