import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.js';
import { SignInSteps } from '../../device-login/components/sign-in-steps.js';
import { CredentialsForm } from './credentials-form.js';
import { ImportForm } from './import-form.js';

/** Three ways to a new account; signing in is the usual one. */
export function AddAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened onClose={onClose} title={t('accounts.add.title')} size="lg" closeOnClickOutside={false}>
      {/* Panels stay mounted: looking into another tab loses nothing. */}
      <Tabs defaultValue="sign-in">
        <Tabs.List mb="md">
          {/* Not the close button, which comes first. */}
          <Tabs.Tab value="sign-in" data-autofocus>
            {t('accounts.add.signIn')}
          </Tabs.Tab>
          <Tabs.Tab value="paste">{t('accounts.add.paste')}</Tabs.Tab>
          <Tabs.Tab value="import">{t('accounts.add.import')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sign-in">
          <SignInSteps onDone={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="paste">
          <CredentialsForm onDone={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="import">
          <ImportForm onDone={onClose} />
        </Tabs.Panel>
      </Tabs>
    </Dialog>
  );
}
