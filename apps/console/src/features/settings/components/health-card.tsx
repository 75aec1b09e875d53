import { Badge, Card, Group, Stack, Title } from '@mantine/core';
import type { Settings } from '@q2api/admin-contract';
import { useTranslation } from 'react-i18next';
import { Fact } from '../../../components/fact.js';
import { formatBytes } from '../../../lib/format-number.js';
import { formatDuration, formatExactTime } from '../../../lib/format-time.js';

const DATABASES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

export function HealthCard({ version, health }: Pick<Settings, 'version' | 'health'>) {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="health" mb="md">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5" id="health">
          {t('settings.health.title')}
        </Title>
        <Badge color={health.status === 'ok' ? 'teal' : 'red'}>{t(`settings.health.${health.status}`)}</Badge>
      </Group>
      <Stack component="dl" gap={6} m={0}>
        <Fact name={t('settings.health.version')}>{version}</Fact>
        <Fact name={t('settings.health.uptime')}>
          <span title={formatExactTime(health.startedAt, language)}>
            {formatDuration(health.uptimeSeconds, language)}
          </span>
        </Fact>
        <Fact name={t('settings.health.database')}>{DATABASES[health.database]}</Fact>
        <Fact name={t('settings.health.memory')}>{formatBytes(health.memoryBytes, language)}</Fact>
        <Fact name="Node.js">{health.node}</Fact>
        <Fact name={t('settings.health.platform')}>{health.platform}</Fact>
      </Stack>
    </Card>
  );
}
