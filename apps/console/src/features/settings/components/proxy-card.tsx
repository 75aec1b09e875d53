import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Settings } from '@q2api/admin-contract';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { Fact } from '../../../components/fact.js';
import { formatMilliseconds } from '../../../lib/format-number.js';
import { testProxy } from '../api/test-proxy.js';

/** The way out to AWS, and whether it is open. */
export function ProxyCard({ proxy }: { proxy: Settings['proxy'] }) {
  const { t, i18n } = useTranslation();
  const { mutate, data, error, isPending } = useMutation({ mutationFn: testProxy });
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="proxy">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5" id="proxy">
          {t('settings.proxy.title')}
        </Title>
        <Button size="xs" variant="default" loading={isPending} onClick={() => mutate()}>
          {t('settings.proxy.test')}
        </Button>
      </Group>
      <Stack component="dl" gap={6} m={0}>
        <Fact name={t('settings.proxy.proxy')}>{proxy === null ? t('settings.proxy.none') : proxy.url}</Fact>
        {proxy?.noProxy && <Fact name={t('settings.proxy.exceptions')}>{proxy.noProxy}</Fact>}
      </Stack>
      {error && <ErrorState title={t('settings.proxy.failed')} error={error} />}
      {data && (
        <Stack gap="xs" mt="md" role="status">
          {data.targets.map((target) => (
            <div key={target.url}>
              <Group gap="xs" justify="space-between" wrap="nowrap">
                <Text className="break-anywhere">{target.url}</Text>
                <Badge color={target.reachable ? 'teal' : 'red'}>
                  {target.reachable
                    ? t('settings.proxy.reachable', {
                        time: formatMilliseconds(target.durationMs, i18n.language),
                      })
                    : t('settings.proxy.unreachable')}
                </Badge>
              </Group>
              <Text size="xs" c="dimmed" className="break-anywhere">
                {target.error ?? t(target.viaProxy ? 'settings.proxy.viaProxy' : 'settings.proxy.direct')}
              </Text>
            </div>
          ))}
        </Stack>
      )}
    </Card>
  );
}
