import { CloseButton, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountState } from '@q2api/admin-contract';
import { ACCOUNT_STATES, type ListQuery } from '../account-query.js';

const TYPING_PAUSE_MS = 250;

interface AccountToolbarProps {
  query: ListQuery;
  onQueryChange: (changes: Partial<ListQuery>) => void;
}

/** Search and state; the gateway searches all accounts, not the ones in sight. */
export function AccountToolbar({ query, onQueryChange }: AccountToolbarProps) {
  const { t } = useTranslation();
  return (
    <Group gap="sm" mb="md">
      <SearchField value={query.search} onChange={(search) => onQueryChange({ search })} />
      <Select
        w={{ base: '100%', xs: 190 }}
        size="sm"
        aria-label={t('accounts.filter.label')}
        placeholder={t('accounts.filter.all')}
        clearable
        value={query.state}
        onChange={(state) => onQueryChange({ state: state as AccountState | null })}
        data={ACCOUNT_STATES.map((state) => ({ value: state, label: t(`accounts.state.${state}`) }))}
      />
    </Group>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const [seen, setSeen] = useState(value);
  const send = useDebouncedCallback((next: string) => {
    setSent(next);
    onChange(next);
  }, TYPING_PAUSE_MS);
  // The address can change by itself (a link, the back button); what it echoes must not undo faster typing.
  if (value !== seen) {
    setSeen(value);
    if (value !== sent) setText(value);
  }
  const set = (next: string): void => {
    setText(next);
    send(next);
  };
  return (
    <TextInput
      flex={1}
      maw={{ xs: 340 }}
      miw={{ base: '100%', xs: 180 }}
      size="sm"
      type="search"
      aria-label={t('accounts.search')}
      placeholder={t('accounts.search')}
      leftSection={<Search size={15} aria-hidden />}
      rightSection={
        text !== '' && (
          <CloseButton size="sm" aria-label={t('accounts.clearSearch')} onClick={() => set('')} />
        )
      }
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
