import { Stack } from '@mantine/core';
import { Fact } from '../../../components/fact.js';
import type { HealthProbe } from '../api/get-health.js';
import { formatDuration } from './format-duration.js';

export function HealthFacts({ health, roundTripMs }: HealthProbe) {
  return (
    <Stack component="dl" gap="xs" m={0}>
      <Fact name="Version">{health.version}</Fact>
      <Fact name="Running for">{formatDuration(health.uptimeSeconds)}</Fact>
      <Fact name="Round trip from this browser">{Math.max(1, Math.round(roundTripMs))} ms</Fact>
    </Stack>
  );
}
