import { Button, Card, Code, CopyButton, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { curlExample, type Protocol } from './curl-example.js';

/** A first request to try, in either protocol, for the gateway at `baseUrl`. */
export function CurlCard({ baseUrl }: { baseUrl: string }) {
  const [protocol, setProtocol] = useState<Protocol>('claude');
  const command = curlExample(protocol, baseUrl);
  return (
    <Card component="section" withBorder padding="lg" aria-label="First request">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={3} size="h4">
            First request
          </Title>
          <SegmentedControl
            size="xs"
            aria-label="Protocol"
            value={protocol}
            onChange={(value) => setProtocol(value as Protocol)}
            data={[
              { value: 'claude', label: 'Claude' },
              { value: 'openai', label: 'OpenAI' },
            ]}
          />
        </Group>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {command}
        </Code>
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            With API keys set, add -H &apos;Authorization: Bearer …&apos;
          </Text>
          <CopyButton value={command}>
            {({ copied, copy }) => (
              <Button size="xs" variant="light" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Card>
  );
}
