import { Alert, Button, Card, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { SecretInput } from '../../../components/secret-input.js';
import { ApiError } from '../../../lib/api-error.js';
import { formatMilliseconds } from '../../../lib/format-number.js';
import { probeApi } from '../api/probe-api.js';
import type { ConnectValues } from '../setups/setup.js';

/** Sends one small request as a client would, with a key that is kept nowhere. */
export function ProbeCard({ values }: { values: ConnectValues }) {
  const { t, i18n } = useTranslation();
  const [apiKey, setApiKey] = useState('');
  const { mutate, data, error, isPending } = useMutation({ mutationFn: probeApi });
  const isRefused = error instanceof ApiError && error.status === 401;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="probe">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // Other origins are not reachable from here: the Content-Security-Policy allows this one only.
          mutate({ baseUrl: '', model: values.model, apiKey: apiKey.trim() });
        }}
      >
        <Stack gap="md">
          <Title order={2} size="h5" id="probe">
            {t('connect.probe.title')}
          </Title>
          <Text c="dimmed">{t('connect.probe.description')}</Text>
          <SecretInput
            label={t('connect.probe.key')}
            description={t('connect.probe.keyHint')}
            autoComplete="off"
            value={apiKey}
            error={isRefused && t('connect.probe.keyRefused')}
            onChange={(event) => setApiKey(event.currentTarget.value)}
          />
          <Button type="submit" loading={isPending}>
            {t('connect.probe.action')}
          </Button>
          {data && (
            <Alert
              color="teal"
              role="status"
              icon={<CircleCheck size={18} aria-hidden />}
              title={t('connect.probe.works', { time: formatMilliseconds(data.totalMs, i18n.language) })}
            >
              <Text lineClamp={4} className="break-anywhere">
                {data.text}
              </Text>
            </Alert>
          )}
          {error && !isRefused && <ErrorState title={t('connect.probe.failed')} error={error} />}
        </Stack>
      </form>
    </Card>
  );
}
