import { Badge } from '@mantine/core';

const LOOKS = {
  up: { color: 'teal', label: 'Healthy' },
  down: { color: 'red', label: 'Not answering' },
  asking: { color: 'gray', label: 'Checking' },
} as const;

export function StatusBadge({ state }: { state: keyof typeof LOOKS }) {
  const { color, label } = LOOKS[state];
  return (
    <Badge role="status" color={color} variant="light" size="lg" tt="none">
      {label}
    </Badge>
  );
}
