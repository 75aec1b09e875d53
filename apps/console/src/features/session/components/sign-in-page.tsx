import { Card, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/page-header.js';
import { FullPage } from './full-page.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  const { t } = useTranslation();
  return (
    <FullPage>
      <Card withBorder padding="xl" radius="md">
        <PageHeader title={t('session.signIn')} description={t('session.description')} />
        <SignInForm />
      </Card>
      <Text size="sm" c="dimmed" ta="center">
        {t('session.forgotten')}
      </Text>
    </FullPage>
  );
}
