import type { Account } from '@q2api/admin-contract';
import { SignInDialog } from '../../device-login/components/sign-in-dialog.js';
import { AddAccountDialog } from './add-account-dialog.js';
import { DeleteAccountDialog } from './delete-account-dialog.js';
import { EditAccountDialog } from './edit-account-dialog.js';
import type { AccountDialog } from './use-account-dialog.js';

interface AccountDialogsProps {
  dialog: AccountDialog;
  onClose: () => void;
}

export function AccountDialogs({ dialog, onClose }: AccountDialogsProps) {
  switch (dialog.name) {
    case 'add':
      return <AddAccountDialog onClose={onClose} />;
    case 'resume':
      return <SignInDialog onClose={onClose} />;
    case 'sign-in':
      return <SignInDialog account={toSignIn(dialog.account)} onClose={onClose} />;
    case 'edit':
      return <EditAccountDialog account={dialog.account} onClose={onClose} />;
    case 'delete':
      return <DeleteAccountDialog account={dialog.account} onClose={onClose} />;
  }
}

function toSignIn({ id, label, start_url: startUrl, sso_region: ssoRegion }: Account) {
  return { id, label, startUrl, ssoRegion };
}
