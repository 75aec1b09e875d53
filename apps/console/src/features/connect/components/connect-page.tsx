import { Autocomplete, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/page-header.js';
import { modelsQuery } from '../../chat/api/list-models.js';
import { ProbeCard } from './probe-card.js';
import { SetupTabs } from './setup-tabs.js';
import styles from './connect-page.module.css';

const DEFAULT_MODEL = 'claude-sonnet-4.5';

/** What to paste into which program, with this gateway's own address. */
export function ConnectPage() {
  const { t } = useTranslation();
  const models = useQuery(modelsQuery);
  const [baseUrl, setBaseUrl] = useState(window.location.origin);
  const [model, setModel] = useState(DEFAULT_MODEL);
  const values = { baseUrl: baseUrl.trim().replace(/\/+$/, ''), model: model.trim() };
  return (
    <>
      <PageHeader title={t('app.pages.connect')} description={t('connect.description')} />
      <div className={styles.columns}>
        <Card withBorder padding="lg" component="section" aria-label={t('connect.setup')}>
          <Stack gap="md">
            <Group grow align="flex-start" preventGrowOverflow={false}>
              <TextInput
                miw={220}
                label={t('connect.baseUrl')}
                description={t('connect.baseUrlHint')}
                type="url"
                value={baseUrl}
                onChange={(event) => setBaseUrl(event.currentTarget.value)}
              />
              <Autocomplete
                miw={220}
                label={t('chat.settings.model')}
                description={t('connect.modelHint')}
                data={models.data?.models.map(({ id }) => id) ?? []}
                value={model}
                onChange={setModel}
              />
            </Group>
            <Text c="dimmed">{t('connect.keyHint')}</Text>
            <SetupTabs values={values} />
          </Stack>
        </Card>
        <ProbeCard values={values} />
      </div>
    </>
  );
}
