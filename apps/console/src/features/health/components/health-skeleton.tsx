import { Skeleton, Stack } from '@mantine/core';

export function HealthSkeleton() {
  return (
    <Stack gap="xs" aria-busy="true" aria-label="Asking the gateway">
      <Skeleton height={20} />
      <Skeleton height={20} />
      <Skeleton height={20} />
    </Stack>
  );
}
