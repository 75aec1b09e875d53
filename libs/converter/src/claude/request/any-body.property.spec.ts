import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TurnError } from '@q2api/turn';
import { CLAUDE_CODE_TURN, IMAGES, PDF } from '../__fixtures__/claude-requests.js';
import { fromClaudeRequest } from './from-claude-request.js';

type Path = (string | number)[];

/** One of each kind of block that Claude Code does not send. */
const OTHER_BLOCKS = [
  { type: 'redacted_thinking', data: 'b3BhcXVl' },
  { type: 'document', title: 'T', source: { type: 'content', content: [{ type: 'text', text: 'a' }] } },
  { type: 'document', context: 'C', source: { type: 'base64', media_type: 'application/pdf', data: PDF } },
  {
    type: 'image',
    source: { type: 'base64', media_type: 'image/webp', data: IMAGES.webp },
    cache_control: {},
  },
  { type: 'search_result', source: 's', title: 't', content: [{ type: 'text', text: 'a' }] },
  { type: 'tool_search_tool_result', content: { tool_references: [{ tool_name: 'WebSearch' }] } },
  {
    type: 'tool_addition',
    tool: { type: 'tool_definition', definition: { name: 'x', input_examples: [{}] } },
  },
  { type: 'tool_removal', tool: { type: 'tool_reference', name: 'Bash' } },
  { type: 'compaction', content: 'Summary', tool_changes: [] },
];

const BODY = {
  ...CLAUDE_CODE_TURN,
  messages: [{ role: 'user', content: OTHER_BLOCKS }, ...CLAUDE_CODE_TURN.messages],
  tools: [...(CLAUDE_CODE_TURN.tools ?? []), { type: 'bash_20250124', name: 'bash' }],
  tool_choice: { type: 'auto', disable_parallel_tool_use: true },
  stop_sequences: ['END'],
  temperature: 1,
};

/** The paths of all values in a JSON value. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsIn(member, [...path, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = replaceAt(copy[key], rest, replacement);
  return copy;
}

describe('any body', () => {
  it('is either read, or refused with a message that names the path', () => {
    const paths = pathsIn(BODY);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, replacement) => {
        try {
          expect(fromClaudeRequest(replaceAt(BODY, path, replacement)).turn.messages).not.toHaveLength(0);
        } catch (thrown) {
          if (!(thrown instanceof TurnError)) throw thrown;
          expect(thrown.kind).toBe('invalid-request');
          if (path.length > 0) expect(thrown.message.startsWith(`${thrown.details.path}: `)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('stays as it was', () => {
    const before = JSON.stringify(BODY);
    fromClaudeRequest(BODY);
    expect(JSON.stringify(BODY)).toBe(before);
  });
});
