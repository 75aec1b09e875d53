import { Button, Card, Code, Stack, Text } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/page-header.js';
import { FullPage } from './full-page.js';

/** No password is configured, and this browser is not on the gateway's machine. */
export function NoAccessPage({ onRetry, isRetrying }: { onRetry: () => void; isRetrying: boolean }) {
  const { t } = useTranslation();
  return (
    <FullPage>
      <Card withBorder padding="xl" radius="md">
        <PageHeader title={t('session.noAccess.title')} />
        <Stack gap="md" align="flex-start">
          <Text>
            <Trans i18nKey="session.noAccess.description" components={{ code: <Code /> }} />
          </Text>
          <Button variant="light" onClick={onRetry} loading={isRetrying}>
            {t('common.retry')}
          </Button>
        </Stack>
      </Card>
    </FullPage>
  );
}
