import type { Call, Conversation, Entry, Part } from './conversation.js';

const MODEL = 'claude-sonnet-4-6';
const dataUrl = (type: string, data: string) => `data:${type};base64,${data}`;

/** As a body of Claude's Messages. */
export function toClaudeBody({ system, entries, tools, choice, maxTokens, effort, schema }: Conversation) {
  const format = schema && { type: 'json_schema', schema };
  return {
    model: MODEL,
    max_tokens: maxTokens,
    system: system.map((text) => ({ type: 'text', text })),
    messages: entries.flatMap(toClaudeMessages),
    tools: tools.map(({ name, description, schema: input_schema }) => ({ name, description, input_schema })),
    tool_choice: typeof choice === 'string' ? { type: choice } : { type: 'tool', name: choice.tool },
    ...(effort && { thinking: { type: 'adaptive', display: 'summarized' } }),
    output_config: { ...(effort && { effort }), ...(format && { format }) },
  };
}

function toClaudeMessages(entry: Entry): object[] {
  if (entry.type === 'user') return [{ role: 'user', content: entry.content.map(toClaudeBlock) }];
  if (entry.type === 'system') return [{ role: 'system', content: entry.text }];
  const uses = entry.calls.map(({ id, name, input }) => ({ type: 'tool_use', id, name, input }));
  const results = entry.calls.map(({ id, result }) => ({
    type: 'tool_result',
    tool_use_id: id,
    content: result.map(toClaudeBlock),
  }));
  const answer = { role: 'assistant', content: [{ type: 'text', text: entry.text }, ...uses] };
  return results.length === 0 ? [answer] : [answer, { role: 'user', content: results }];
}

function toClaudeBlock(part: Part): object {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image':
      return { type: 'image', source: { type: 'base64', media_type: 'image/png', data: part.data } };
    case 'pdf': {
      const source = { type: 'base64', media_type: 'application/pdf', data: part.data };
      return { type: 'document', title: part.name, source };
    }
  }
}

/** As a body of OpenAI's Chat Completions. */
export function toChatBody({ system, entries, tools, choice, maxTokens, effort, schema }: Conversation) {
  return {
    model: MODEL,
    max_completion_tokens: maxTokens,
    messages: [...system.map((content) => ({ role: 'system', content })), ...entries.flatMap(toChatMessages)],
    tools: tools.map(({ name, description, schema: parameters }) => ({
      type: 'function',
      function: { name, description, parameters },
    })),
    tool_choice:
      typeof choice === 'string' ? toMode(choice) : { type: 'function', function: { name: choice.tool } },
    ...(effort && { reasoning_effort: effort }),
    ...(schema && {
      response_format: { type: 'json_schema', json_schema: { name: 'answer', schema, strict: true } },
    }),
  };
}

function toChatMessages(entry: Entry): object[] {
  if (entry.type === 'user') return [{ role: 'user', content: entry.content.map(toChatPart) }];
  if (entry.type === 'system') return [{ role: 'developer', content: entry.text }];
  const tool_calls = entry.calls.map(({ id, name, input }) => ({
    id,
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  }));
  const answer = { role: 'assistant', content: entry.text, ...(tool_calls.length > 0 && { tool_calls }) };
  const results = entry.calls.map(({ id, result }) => ({
    role: 'tool',
    tool_call_id: id,
    content: result.map(toChatPart),
  }));
  return [answer, ...results];
}

function toChatPart(part: Part): object {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image':
      return { type: 'image_url', image_url: { url: dataUrl('image/png', part.data) } };
    case 'pdf':
      return {
        type: 'file',
        file: { filename: part.name, file_data: dataUrl('application/pdf', part.data) },
      };
  }
}

/** As a body of OpenAI's Responses. */
export function toResponsesBody({ system, entries, tools, choice, maxTokens, effort, schema }: Conversation) {
  const [instructions, ...rest] = system;
  return {
    model: MODEL,
    max_output_tokens: maxTokens,
    ...(instructions !== undefined && { instructions }),
    input: [...rest.map((content) => ({ role: 'developer', content })), ...entries.flatMap(toItems)],
    tools: tools.map(({ name, description, schema: parameters }) => ({
      type: 'function',
      name,
      description,
      parameters,
      strict: null,
    })),
    tool_choice: typeof choice === 'string' ? toMode(choice) : { type: 'function', name: choice.tool },
    ...(effort && { reasoning: { effort, summary: 'auto' } }),
    ...(schema && { text: { format: { type: 'json_schema', name: 'answer', schema, strict: true } } }),
  };
}

function toItems(entry: Entry): object[] {
  if (entry.type === 'user') return [{ role: 'user', content: entry.content.map(toInputPart) }];
  if (entry.type === 'system') return [{ type: 'message', role: 'developer', content: entry.text }];
  const content = [{ type: 'output_text', text: entry.text }];
  return [
    { type: 'message', role: 'assistant', content },
    ...entry.calls.map(toCallItem),
    ...entry.calls.map(toOutputItem),
  ];
}

function toCallItem({ id: call_id, name, input }: Call): object {
  return { type: 'function_call', call_id, name, arguments: JSON.stringify(input) };
}

function toOutputItem({ id: call_id, result }: Call): object {
  return { type: 'function_call_output', call_id, output: result.map(toInputPart) };
}

function toInputPart(part: Part): object {
  switch (part.type) {
    case 'text':
      return { type: 'input_text', text: part.text };
    case 'image':
      return { type: 'input_image', image_url: dataUrl('image/png', part.data) };
    case 'pdf':
      return { type: 'input_file', filename: part.name, file_data: dataUrl('application/pdf', part.data) };
  }
}

function toMode(choice: 'auto' | 'none' | 'any'): string {
  return choice === 'any' ? 'required' : choice;
}
