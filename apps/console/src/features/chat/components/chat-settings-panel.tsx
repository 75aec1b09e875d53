import {
  Autocomplete,
  Card,
  JsonInput,
  SegmentedControl,
  Stack,
  Switch,
  Textarea,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import type { ChatProtocol } from '@q2api/admin-contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { modelsQuery } from '../api/list-models.js';
import type { ChatSettings } from '../chat-state.js';
import { SAMPLE_TOOLS } from '../sample-tools.js';
import { chatSession } from '../use-chat-session.js';
import { AccountSelect } from './account-select.js';

const LARGEST_ANSWER = 200_000;

export function ChatSettingsPanel({ settings }: { settings: ChatSettings }) {
  const { t } = useTranslation();
  const models = useQuery(modelsQuery);
  const change = (changes: Partial<ChatSettings>): void => chatSession.changeSettings(changes);
  return (
    <Card withBorder padding="md">
      <Stack gap="sm">
        <SegmentedControl
          fullWidth
          aria-label={t('chat.settings.protocol')}
          value={settings.protocol}
          // Each protocol has its own form of tool definitions.
          onChange={(protocol: ChatProtocol) =>
            change({ protocol, tools: settings.tools && SAMPLE_TOOLS[protocol] })
          }
          data={[
            { value: 'claude', label: 'Claude' },
            { value: 'openai', label: 'OpenAI' },
          ]}
        />
        <Autocomplete
          label={t('chat.settings.model')}
          description={models.error ? t('chat.settings.modelsFailed') : undefined}
          data={models.data?.models.map(({ id }) => id) ?? []}
          value={settings.model}
          onChange={(model) => change({ model })}
        />
        <AccountSelect value={settings.accountId} onChange={(accountId) => change({ accountId })} />
        <Textarea
          label={t('chat.settings.system')}
          autosize
          minRows={2}
          maxRows={8}
          value={settings.system}
          onChange={(event) => change({ system: event.currentTarget.value })}
        />
        <TextInput
          label={t('chat.settings.maxTokens')}
          type="number"
          min={1}
          max={LARGEST_ANSWER}
          defaultValue={settings.maxTokens}
          onChange={(event) => {
            const maxTokens = event.currentTarget.valueAsNumber;
            if (Number.isInteger(maxTokens) && maxTokens > 0) change({ maxTokens });
          }}
        />
        <Switch
          label={t('chat.settings.thinking')}
          checked={settings.thinking}
          onChange={(event) => change({ thinking: event.currentTarget.checked })}
        />
        <JsonInput
          label={t('chat.settings.tools')}
          description={
            <UnstyledButton
              fz="inherit"
              td="underline"
              onClick={() => change({ tools: settings.tools === '' ? SAMPLE_TOOLS[settings.protocol] : '' })}
            >
              {settings.tools === '' ? t('chat.settings.sampleTool') : t('chat.settings.noTools')}
            </UnstyledButton>
          }
          autosize
          minRows={2}
          maxRows={12}
          validationError={t('chat.settings.toolsInvalid')}
          value={settings.tools}
          onChange={(tools) => change({ tools })}
        />
      </Stack>
    </Card>
  );
}
