import { Card, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '../api/get-health.js';
import { HealthError } from './health-error.js';
import { HealthFacts } from './health-facts.js';
import { HealthSkeleton } from './health-skeleton.js';
import { StatusBadge } from './status-badge.js';

/** Is the gateway there, which version, since when; asked again every few seconds. */
export function HealthCard() {
  const { data, error, isPending, isFetching, refetch } = useQuery(healthQuery);
  return (
    <Card component="section" withBorder padding="lg" aria-label="Gateway">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={3} size="h4">
            Gateway
          </Title>
          <StatusBadge state={error ? 'down' : isPending ? 'asking' : 'up'} />
        </Group>
        {error ? (
          <HealthError message={error.message} isRetrying={isFetching} onRetry={() => void refetch()} />
        ) : isPending ? (
          <HealthSkeleton />
        ) : (
          <HealthFacts {...data} />
        )}
      </Stack>
    </Card>
  );
}
