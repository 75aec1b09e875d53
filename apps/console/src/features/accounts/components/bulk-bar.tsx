import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { BulkAction, BulkResult } from '@q2api/admin-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { useErrorText } from '../../../components/use-error-text.js';
import { bulkAccounts } from '../api/bulk-accounts.js';
import { ACCOUNTS_KEY } from '../api/list-accounts.js';
import styles from './bulk-bar.module.css';

const ACTIONS = ['enable', 'disable', 'refresh'] as const;

interface BulkBarProps {
  ids: string[];
  /** Names of the chosen accounts: the question before a deletion says whom it is about. */
  names: string[];
  onClear: () => void;
}

/** What can be done to all ticked accounts. */
export function BulkBar({ ids, names, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [isDeleting, setDeleting] = useState(false);
  const mutation = useMutation({
    mutationFn: (action: BulkAction) => bulkAccounts({ action, ids }),
    onSuccess: (result) => report(result),
    onError: (error) => notifications.show({ color: 'red', message: errorText(error), autoClose: false }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ACCOUNTS_KEY }),
  });

  function report({ results }: BulkResult): void {
    const failed = results.filter(({ ok }) => !ok);
    const done = results.length - failed.length;
    if (failed.length === 0)
      notifications.show({ color: 'teal', message: t('accounts.bulk.done', { count: done }) });
    else {
      const title = t('accounts.bulk.partly', { done, count: failed.length });
      const message = [...new Set(failed.map(({ error }) => error ?? ''))].join('\n');
      notifications.show({ color: 'red', title, message, autoClose: false });
    }
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label={t('accounts.bulk.label')}>
      <Text fw={600} mr="auto">
        {t('accounts.bulk.selected', { count: ids.length })}
      </Text>
      {ACTIONS.map((action) => (
        <Button
          key={action}
          size="xs"
          variant="default"
          disabled={mutation.isPending}
          loading={mutation.isPending && mutation.variables === action}
          onClick={() => mutation.mutate(action)}
        >
          {t(`accounts.bulk.${action}`)}
        </Button>
      ))}
      <Button
        size="xs"
        variant="light"
        color="red"
        disabled={mutation.isPending}
        onClick={() => setDeleting(true)}
      >
        {t('accounts.bulk.delete')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
        {t('accounts.bulk.clear')}
      </Button>
      {isDeleting && (
        <ConfirmDialog
          title={t('accounts.bulk.deleteTitle', { count: ids.length })}
          action={t('accounts.bulk.delete')}
          onConfirm={() => mutation.mutateAsync('delete')}
          onClose={() => setDeleting(false)}
        >
          {t('accounts.bulk.deleteText', { names: names.join(', ') })}
        </ConfirmDialog>
      )}
    </div>
  );
}
