import { AppShell, Container, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { CurlCard } from '../features/connect/components/curl-card.js';
import { HealthCard } from '../features/health/components/health-card.js';
import { DocumentationLinks } from '../components/documentation-links.js';

export function App() {
  return (
    <AppShell header={{ height: 56 }} padding="md">
      <AppShell.Header>
        <Container size="lg" h="100%">
          <Group h="100%" justify="space-between">
            <Group gap="xs">
              <img src="/favicon.svg" width={28} height={28} alt="" />
              <Title order={1} size="h4">
                q2api
              </Title>
            </Group>
            <DocumentationLinks />
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Main>
        <Container size="lg" py="lg" px={0}>
          <Stack gap="lg">
            <div>
              <Title order={2}>Overview</Title>
              <Text c="dimmed">Amazon Q Developer, served as OpenAI- and Claude-compatible APIs.</Text>
            </div>
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
              <HealthCard />
              <CurlCard baseUrl={window.location.origin} />
            </SimpleGrid>
          </Stack>
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}
