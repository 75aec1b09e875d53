import { Button, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { AnswerBlock } from '../chat-state.js';
import { chatSession } from '../use-chat-session.js';

type ToolCall = AnswerBlock & { type: 'tool-use' };

/** The operator plays the tools: one result per call, then the model goes on. */
export function ToolResultForm({ calls }: { calls: ToolCall[] }) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { results: calls.map(() => '') } });
  return (
    <form
      onSubmit={form.onSubmit(({ results }) =>
        chatSession.sendToolResults(
          calls.map(({ id }, index) => ({ toolUseId: id, text: results[index] ?? '' })),
        ),
      )}
    >
      <Stack gap="sm" align="flex-start">
        {calls.map((call, index) => (
          <Textarea
            key={call.id}
            w="100%"
            label={t('chat.tool.resultOf', { name: call.name })}
            autosize
            minRows={1}
            maxRows={8}
            {...form.getInputProps(`results.${index}`)}
          />
        ))}
        <Button type="submit" size="xs" variant="light">
          {t('chat.tool.send', { count: calls.length })}
        </Button>
      </Stack>
    </form>
  );
}
