import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.js';
import type { SignInTarget } from '../sign-in-target.js';
import { SignInSteps } from './sign-in-steps.js';

interface SignInDialogProps {
  /** The account to sign in again; absent when a login under way is taken up. */
  account?: SignInTarget;
  onClose: () => void;
}

export function SignInDialog({ account, onClose }: SignInDialogProps) {
  const { t } = useTranslation();
  const title = account ? t('login.titleAgain', { name: account.label ?? account.id }) : t('login.title');
  return (
    <Dialog opened onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
      <SignInSteps account={account} onDone={onClose} />
    </Dialog>
  );
}
