import { Alert, Button, Stack, Text } from '@mantine/core';

interface HealthErrorProps {
  message: string;
  isRetrying: boolean;
  onRetry: () => void;
}

export function HealthError({ message, isRetrying, onRetry }: HealthErrorProps) {
  return (
    <Alert color="red" title="No answer from the gateway">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{message} It is asked again every few seconds.</Text>
        <Button size="xs" variant="light" color="red" loading={isRetrying} onClick={onRetry}>
          Ask now
        </Button>
      </Stack>
    </Alert>
  );
}
