import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import type { Account } from '@q2api/admin-contract';
import { deleteAccount } from '../api/delete-account.js';
import { ACCOUNTS_KEY } from '../api/list-accounts.js';
import { useAccountName } from './use-account-name.js';

export function DeleteAccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const name = useAccountName()(account);
  const queryClient = useQueryClient();
  const remove = async (): Promise<void> => {
    await deleteAccount(account.id);
    notifications.show({ color: 'teal', message: t('accounts.toast.deleted', { name }) });
    await queryClient.invalidateQueries({ queryKey: ACCOUNTS_KEY });
  };
  return (
    <ConfirmDialog
      title={t('accounts.delete.title', { name })}
      action={t('accounts.actions.delete')}
      onConfirm={remove}
      onClose={onClose}
    >
      <Trans i18nKey="accounts.delete.text" values={{ name }} components={{ strong: <strong /> }} />
    </ConfirmDialog>
  );
}
