import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { storedLogin } from '../../device-login/stored-login.js';
import type { Account } from '@q2api/admin-contract';

export type AccountDialog =
  | { name: 'add' }
  | { name: 'sign-in' | 'edit' | 'delete'; account: Account }
  /** A sign-in that was under way when the page was reloaded. */
  | { name: 'resume' };

/** Which dialog is open. `?add` in the address opens the first one; a sign-in under way is taken up again. */
export function useAccountDialog() {
  const [parameters, setParameters] = useSearchParams();
  const [dialog, setDialog] = useState<AccountDialog | undefined>(() =>
    storedLogin.read() ? { name: 'resume' } : undefined,
  );
  const close = useCallback(() => {
    setDialog(undefined);
    setParameters(
      (current) => {
        current.delete('add');
        return current;
      },
      { replace: true },
    );
  }, [setParameters]);
  const current: AccountDialog | undefined = dialog ?? (parameters.has('add') ? { name: 'add' } : undefined);
  return { current, open: setDialog, close };
}
