import { Filler } from './filler.js';

/** The make-up of one request of Claude Code; texts in characters. */
export interface BodyShape {
  systemText: number;
  tools: { count: number; description: number; properties: number };
  /** Text blocks of the first user message. */
  firstMessage: readonly number[];
  /** Calls of tools that have been made so far, and the size of their results, in turn. */
  calls: { count: number; results: readonly number[] };
}

/** A request of Claude Code, as far as the gateway looks at it. */
export interface ClaudeCodeBody {
  model: string;
  max_tokens: number;
  stream: boolean;
  metadata: { user_id: string };
  system: { type: 'text'; text: string; cache_control?: { type: 'ephemeral' } }[];
  tools: { name: string; description: string; input_schema: object }[];
  messages: { role: 'user' | 'assistant'; content: ClaudeCodeBlock[] }[];
}

export type ClaudeCodeBlock =
  | { type: 'text'; text: string; cache_control?: { type: 'ephemeral' } }
  | { type: 'tool_use'; id: string; name: string; input: Record<string, string> }
  | { type: 'tool_result'; tool_use_id: string; content: string };

const EPHEMERAL = { type: 'ephemeral' } as const;
export const MODEL = 'claude-sonnet-4-5';

export function claudeCodeBody(shape: BodyShape, stream: boolean): ClaudeCodeBody {
  const filler = new Filler(42);
  return {
    model: MODEL,
    max_tokens: 32_000,
    stream,
    metadata: {
      user_id: '{"device_id":"0","account_uuid":"","session_id":"00000000-0000-4000-8000-0000000"}',
    },
    system: [
      { type: 'text', text: filler.prose(74) },
      { type: 'text', text: filler.prose(62), cache_control: EPHEMERAL },
      { type: 'text', text: filler.prose(shape.systemText), cache_control: EPHEMERAL },
    ],
    tools: Array.from({ length: shape.tools.count }, (_, index) => tool(index, shape.tools, filler)),
    messages: [
      {
        role: 'user',
        content: shape.firstMessage.map((length) => ({ type: 'text', text: filler.prose(length) })),
      },
      ...Array.from({ length: shape.calls.count }, (_, index) => call(index, shape, filler)).flat(),
    ],
  };
}

function tool(index: number, { description, properties }: BodyShape['tools'], filler: Filler) {
  const property = () => ({ type: 'string', description: filler.prose(90) });
  const entries = Array.from({ length: properties }, (_, at) => [`field_${at}`, property()] as const);
  return {
    name: `tool_${index}`,
    description: filler.prose(description),
    input_schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        ...Object.fromEntries(entries),
        options: { type: 'array', items: { type: 'object', properties: { name: property() } } },
      },
      required: ['field_0'],
      additionalProperties: false,
    },
  };
}

/** A line of text and a tool use of the model, and the message with its result. */
function call(
  index: number,
  { calls: { count, results }, tools }: BodyShape,
  filler: Filler,
): ClaudeCodeBody['messages'] {
  const id = `toolu_${String(index).padStart(24, '0')}`;
  const input = { field_0: `/home/user/project/src/${filler.next(1000)}.ts`, field_1: filler.prose(60) };
  const content = filler.code(results[index % results.length]!);
  const isLast = index === count - 1;
  return [
    {
      role: 'assistant',
      content: [
        { type: 'text', text: filler.prose(80) },
        { type: 'tool_use', id, name: `tool_${filler.next(tools.count)}`, input },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: id, content },
        ...(isLast ? [{ type: 'text' as const, text: filler.prose(60), cache_control: EPHEMERAL }] : []),
      ],
    },
  ];
}
