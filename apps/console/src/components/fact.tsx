import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** One line of a fact sheet (`dl`): its name on the left, its value on the right in tabular figures. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="lg">
      <Text component="dt" c="dimmed" className="nowrap">
        {name}
      </Text>
      <Text component="dd" m={0} ta="right" className="tabular break-anywhere">
        {children}
      </Text>
    </Group>
  );
}
