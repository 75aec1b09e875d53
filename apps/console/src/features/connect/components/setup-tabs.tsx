import { Stack, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CodeBlock } from '../../../components/code-block.js';
import { CODING_AGENTS } from '../setups/coding-agents.js';
import { SDKS } from '../setups/sdks.js';
import type { ConnectValues } from '../setups/setup.js';

const SETUPS = [...CODING_AGENTS, ...SDKS];

/** One tab per program; the chosen one is in the address, to send somebody the link. */
export function SetupTabs({ values }: { values: ConnectValues }) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get('client');
  const current = SETUPS.find(({ id }) => id === wanted) ?? CODING_AGENTS[0];
  return (
    <Tabs
      variant="pills"
      value={current?.id ?? null}
      onChange={(client) => setParameters(client === null ? {} : { client }, { replace: true })}
      keepMounted={false}
    >
      <Tabs.List mb="md" aria-label={t('connect.client')}>
        {SETUPS.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {SETUPS.map(({ id, snippets }) => (
        <Tabs.Panel key={id} value={id}>
          <Stack gap="md">
            {snippets(values).map(({ name, code }) => (
              <CodeBlock key={name} name={name} code={code} />
            ))}
          </Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
