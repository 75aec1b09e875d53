import fc from 'fast-check';
import type {
  ContentBlock,
  JsonObject,
  JsonValue,
  Message,
  Tool,
  ToolResultContent,
  TurnRequest,
} from '@q2api/turn';
import { PNG, turnRequest } from './turns.js';

/** Few ids and names, so that they collide: legal, illegal, too long, equal but for case. */
const toolUseId = fc.constantFrom('t1', 't2', 't3', 'call:4', 'é', '', 'x'.repeat(70));
const toolName = fc.constantFrom(
  'read',
  'Read',
  'my.tool',
  'my_tool',
  '1st',
  'é',
  '',
  'mcp__'.repeat(20),
  'n'.repeat(64),
);
const blankText = fc.constantFrom('', ' ', '\n', '\0');
const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('\ud800', 'a\0b', '<system>', '你好 😀') },
);
const json = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }).map((value) => value as JsonValue);
const jsonObject: fc.Arbitrary<JsonObject> = fc.dictionary(anyText, json, { maxKeys: 3 });

/** A text is blank or carries a marker that `numberTexts` makes unique. */
const MARK = '\u0001';
const text = fc.oneof(
  { weight: 1, arbitrary: blankText },
  { weight: 6, arbitrary: anyText.map((value) => MARK + value) },
);

const imageBlock = fc.constant<ContentBlock & { type: 'image' }>({
  type: 'image',
  source: { type: 'base64', format: 'png', data: PNG },
});
const documentBlock = fc
  .constantFrom(undefined, 'report', 'Report', 'a/b.txt', '报告')
  .map((name): ContentBlock & { type: 'document' } => ({
    type: 'document',
    source: { type: 'base64', format: 'txt', data: 'aGVsbG8=' },
    ...(name !== undefined && { name }),
  }));

const resultPart: fc.Arbitrary<ToolResultContent> = fc.oneof(
  { weight: 6, arbitrary: text.map((value) => ({ type: 'text' as const, text: value })) },
  { weight: 2, arbitrary: json.map((value) => ({ type: 'json' as const, json: value })) },
  { weight: 1, arbitrary: imageBlock },
  { weight: 1, arbitrary: documentBlock },
);

const textBlock = fc.record(
  { type: fc.constant('text' as const), text, cachePoint: fc.constant({}) },
  { requiredKeys: ['type', 'text'] },
);

const block: fc.Arbitrary<ContentBlock> = fc.oneof(
  { weight: 6, arbitrary: textBlock },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('tool-use' as const),
      toolUseId,
      name: toolName,
      input: jsonObject,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('tool-result' as const),
      toolUseId,
      isError: fc.boolean(),
      content: fc.array(resultPart, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: imageBlock },
  { weight: 1, arbitrary: documentBlock },
);

const message: fc.Arbitrary<Message> = fc.record({
  role: fc.constantFrom('user' as const, 'assistant' as const, 'system' as const),
  content: fc.array(block, { maxLength: 4 }),
});

const schema: fc.Arbitrary<JsonObject> = fc.oneof(
  jsonObject,
  fc.record({
    type: fc.constantFrom('object', 'string', null, ['object', 'null']),
    properties: fc.oneof(
      fc.constant(null),
      fc.dictionary(anyText, fc.oneof(jsonObject, json), { maxKeys: 3 }),
    ),
    required: fc.constantFrom<JsonValue>(null, [], true, ['a'], ['']),
    $schema: fc.constant('https://json-schema.org/draft/2020-12/schema'),
  }),
) as fc.Arbitrary<JsonObject>;

const tool: fc.Arbitrary<Tool> = fc.record(
  {
    name: toolName,
    description: fc.oneof(blankText, anyText, fc.constant('words 😀 '.repeat(1_500))),
    inputSchema: schema,
    deferred: fc.boolean(),
  },
  { requiredKeys: ['name', 'inputSchema'] },
);

/** Conversations as no well-behaved client sends them, but any client may. Each text that says something is unique. */
export const arbitraryTurn: fc.Arbitrary<TurnRequest> = fc
  .record({
    system: fc.array(
      text.map((value) => ({ type: 'text' as const, text: value })),
      { maxLength: 3 },
    ),
    messages: fc.array(message, { minLength: 1, maxLength: 8 }),
    tools: fc.array(tool, { maxLength: 4 }),
    toolChoice: fc.oneof(
      fc.constantFrom<TurnRequest['toolChoice']>({ type: 'auto' }, { type: 'none' }, { type: 'any' }),
      toolName.map((name) => ({ type: 'tool' as const, name })),
    ),
    effort: fc.constantFrom(undefined, 'none' as const, 'minimal' as const, 'high' as const, 'max' as const),
    thinking: fc.constantFrom<TurnRequest['thinking']>(
      { type: 'default' },
      { type: 'disabled' },
      { type: 'enabled', budgetTokens: 1024, display: 'summarized' },
      { type: 'adaptive', display: 'updates' },
    ),
    maxOutputTokens: fc.constantFrom(undefined, 1, 4_096, 1_000_000),
    outputFormat: fc.constantFrom<TurnRequest['outputFormat']>(undefined, { type: 'json-object' }),
  })
  .map((parts) => numberTexts(turnRequest(parts)));

/** Markers of a text, in order: `⟦7⟧`. */
export function markersOf(value: string): string[] {
  return value.match(/⟦\d+⟧/g) ?? [];
}

function numberTexts(turn: TurnRequest): TurnRequest {
  let next = 0;
  const number = <Block extends { type: string }>(part: Block): Block =>
    'text' in part && typeof part.text === 'string'
      ? { ...part, text: part.text.replace(MARK, () => `⟦${next++}⟧`) }
      : part;
  return {
    ...turn,
    system: turn.system.map(number),
    messages: turn.messages.map(({ role, content }) => ({
      role,
      content: content.map((part) =>
        part.type === 'tool-result' ? { ...part, content: part.content.map(number) } : number(part),
      ),
    })),
  };
}
