import { Anchor, Group } from '@mantine/core';

export function DocumentationLinks() {
  return (
    <Group component="nav" aria-label="Documentation" gap="md">
      <Anchor href="/docs" size="sm">
        API docs
      </Anchor>
      <Anchor href="/docs-json" size="sm">
        OpenAPI
      </Anchor>
    </Group>
  );
}
