import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.js';
import { signInGate } from '../../../lib/sign-in-gate.js';
import { SignInForm } from './sign-in-form.js';

/** Lies over the page when the session has ended. Afterwards the refused requests are sent again. */
export function ReauthenticationDialog() {
  const { t } = useTranslation();
  return (
    <Dialog
      opened
      onClose={() => signInGate.settle(false)}
      closeOnClickOutside={false}
      title={t('session.ended.title')}
      size="sm"
      zIndex={400}
    >
      <Stack gap="md">
        <Text c="dimmed">{t('session.ended.description')}</Text>
        <SignInForm onSignedIn={() => signInGate.settle(true)} />
      </Stack>
    </Dialog>
  );
}
