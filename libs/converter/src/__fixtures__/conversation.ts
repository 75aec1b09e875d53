import fc from 'fast-check';
import type { Effort, JsonObject } from '@q2api/turn';

/** What all three client protocols can say, in words of none of them. */
export interface Conversation {
  system: string[];
  entries: Entry[];
  tools: ConversationTool[];
  choice: 'auto' | 'none' | 'any' | { tool: string };
  maxTokens: number;
  /** Also asks for a summary of the thinking. */
  effort?: Effort;
  /** JSON Schema of the answer. */
  schema?: JsonObject;
}

export type Entry =
  | { type: 'user'; content: Part[] }
  | { type: 'system'; text: string }
  /** An answer with calls, and their results. */
  | { type: 'assistant'; text: string; calls: Call[] };

export type Part =
  | { type: 'text'; text: string }
  | { type: 'image'; data: string }
  | { type: 'pdf'; name: string; data: string };

export interface Call {
  id: string;
  name: string;
  input: JsonObject;
  result: Part[];
}

export interface ConversationTool {
  name: string;
  description: string;
  schema: JsonObject;
}

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const PDF = 'JVBERi0xLjQKJSVFT0YK';

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 15 });
const json = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
const toolName = fc.constantFrom('read', 'Read', 'my.tool', 'mcp__server__tool', 'n'.repeat(64));

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 5, arbitrary: text.map((value): Part => ({ type: 'text', text: value })) },
  { weight: 1, arbitrary: fc.constant<Part>({ type: 'image', data: PNG }) },
  { weight: 1, arbitrary: fc.constant<Part>({ type: 'pdf', name: 'a report.pdf', data: PDF }) },
);

const call = fc.record({
  id: fc.uuid().map((id) => `call_${id}`),
  name: toolName,
  input: json as fc.Arbitrary<JsonObject>,
  result: fc.array(part, { maxLength: 2 }),
});

const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ type: fc.constant('user' as const), content: fc.array(part, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant('system' as const), text }),
  fc.record({ type: fc.constant('assistant' as const), text, calls: fc.array(call, { maxLength: 3 }) }),
);

const tool = fc.record({
  name: toolName,
  description: text,
  schema: fc.constant<JsonObject>({ type: 'object', properties: { path: { type: 'string' } } }),
});

/** With at most five attachments, as many as one message may hold. */
function isModest({ entries }: Conversation): boolean {
  const parts = entries.flatMap((each) =>
    each.type === 'user'
      ? each.content
      : each.type === 'assistant'
        ? each.calls.flatMap((c) => c.result)
        : [],
  );
  return parts.filter(({ type }) => type !== 'text').length <= 5;
}

export const arbitraryConversation: fc.Arbitrary<Conversation> = fc
  .record({
    system: fc.array(text, { maxLength: 2 }),
    entries: fc
      .array(entry, { maxLength: 6 })
      .map((entries): Entry[] => [{ type: 'user', content: [{ type: 'text', text: 'Hi' }] }, ...entries]),
    tools: fc.uniqueArray(tool, { selector: ({ name }) => name, maxLength: 3 }),
    choice: fc.constantFrom('auto' as const, 'none' as const, 'any' as const, 'tool' as const),
    maxTokens: fc.integer({ min: 1, max: 100_000 }),
    effort: fc.option(fc.constantFrom<Effort>('low', 'medium', 'high', 'xhigh', 'max'), { nil: undefined }),
    schema: fc.option(fc.constant<JsonObject>({ type: 'object', properties: { a: { type: 'string' } } }), {
      nil: undefined,
    }),
  })
  .map(({ choice, effort, schema, ...rest }): Conversation => {
    const [first] = rest.tools;
    const isForced = first !== undefined && (choice === 'any' || choice === 'tool');
    return {
      ...rest,
      choice:
        choice === 'tool'
          ? first === undefined
            ? 'auto'
            : { tool: first.name }
          : isForced || choice === 'none'
            ? choice
            : 'auto',
      // A call cannot be forced while thinking is on (Anthropic API).
      ...(effort !== undefined && !isForced && { effort }),
      ...(schema !== undefined && { schema }),
    };
  })
  .filter(isModest);
