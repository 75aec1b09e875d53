import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../components/use-error-text.js';
import { formatMilliseconds } from '../../../lib/format-number.js';
import type { Account } from '@q2api/admin-contract';
import { ACCOUNTS_KEY } from '../api/list-accounts.js';
import { refreshAccount } from '../api/refresh-account.js';
import { testAccount } from '../api/test-account.js';
import { updateAccount } from '../api/update-account.js';
import { useAccountName } from './use-account-name.js';

/** What a row can do at once. Each tells how it went; nothing is thrown. */
export interface AccountActions {
  setEnabled(account: Account, enabled: boolean): Promise<void>;
  refresh(account: Account): Promise<void>;
  test(account: Account): Promise<void>;
}

export function useAccountActions(): AccountActions {
  const { t, i18n } = useTranslation();
  const nameOf = useAccountName();
  const run = useReportedAction();
  return useMemo(
    () => ({
      setEnabled: (account, enabled) =>
        run({
          failed: t('accounts.toast.changeFailed', { name: nameOf(account) }),
          action: async () => {
            await updateAccount({ id: account.id, changes: { enabled } });
            return t(enabled ? 'accounts.toast.enabled' : 'accounts.toast.disabled', {
              name: nameOf(account),
            });
          },
        }),
      refresh: (account) =>
        run({
          running: t('accounts.toast.refreshing', { name: nameOf(account) }),
          failed: t('accounts.toast.refreshFailed', { name: nameOf(account) }),
          action: async () => {
            await refreshAccount(account.id);
            return t('accounts.toast.refreshed', { name: nameOf(account) });
          },
        }),
      test: (account) =>
        run({
          running: t('accounts.toast.testing', { name: nameOf(account) }),
          failed: t('accounts.toast.testFailed', { name: nameOf(account) }),
          action: async () => {
            const { firstTokenMs } = await testAccount(account.id);
            const time = formatMilliseconds(firstTokenMs, i18n.language);
            return t('accounts.toast.tested', { name: nameOf(account), time });
          },
        }),
    }),
    [run, t, i18n.language, nameOf],
  );
}

interface ReportedAction {
  /** Shown while it lasts; absent when it is too short to mention. */
  running?: string;
  failed: string;
  /** Returns the sentence that tells of its success. */
  action: () => Promise<string>;
}

function useReportedAction(): (action: ReportedAction) => Promise<void> {
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  return useCallback(
    async ({ running, failed, action }) => {
      const id =
        running === undefined
          ? undefined
          : notifications.show({ message: running, loading: true, autoClose: false });
      const report = (notification: {
        color: string;
        title?: string;
        message: string;
        autoClose?: false;
      }): void => {
        if (id === undefined) notifications.show(notification);
        else notifications.update({ id, loading: false, autoClose: 4_000, ...notification });
      };
      try {
        report({ color: 'teal', message: await action() });
      } catch (error) {
        // The operator decides when an error has been read.
        report({ color: 'red', title: failed, message: errorText(error), autoClose: false });
      }
      await queryClient.invalidateQueries({ queryKey: ACCOUNTS_KEY });
    },
    [errorText, queryClient],
  );
}
