import { type BodyShape, claudeCodeBody, MODEL } from './claude-code-body.js';
import { toChatBody } from './to-chat-body.js';

export type Protocol = 'claude' | 'openai';
export type BodyName = 'small' | '50kb' | '88kb' | '200kb' | '300kb' | '421kb';

/** Where a protocol's requests go. */
export const PATHS: Record<Protocol, string> = { claude: '/v1/messages', openai: '/v1/chat/completions' };

/** A request of a client as JSON text; of a protocol's usual shape, of the same conversation in each. */
export function requestBody(name: BodyName, protocol: Protocol, { stream }: { stream: boolean }): string {
  if (name === 'small') return JSON.stringify(smallBody(stream));
  const body = claudeCodeBody(SHAPES[name], stream);
  return JSON.stringify(protocol === 'claude' ? body : toChatBody(body));
}

/** What a person types: the same in both protocols. */
function smallBody(stream: boolean): object {
  const content = 'Why is the sky blue? Answer in one sentence that a child of eight years can understand.';
  return { model: MODEL, max_tokens: 32_000, stream, messages: [{ role: 'user', content }] };
}

const NO_CALLS = { count: 0, results: [] };
/** Prompt, tools and growth of the sessions of Claude Code 2.1 (observed); sizes are those of the whole body. */
const FIRST_TURN = {
  systemText: 29_000,
  tools: { count: 12, description: 2600, properties: 8 },
  firstMessage: [825, 194, 472, 1915, 6373, 113, 589, 90, 612, 64],
};
const RESULTS = [13_000, 8_100, 2_200, 5_700, 14_000, 650, 11_300, 3_200];

const SHAPES: Record<Exclude<BodyName, 'small'>, BodyShape> = {
  // The first turn with the short prompt.
  '50kb': {
    systemText: 7_000,
    tools: { count: 12, description: 1300, properties: 7 },
    firstMessage: [589, 609, 9316, 27],
    calls: NO_CALLS,
  },
  // The first turn with the long prompt.
  '88kb': { ...FIRST_TURN, calls: NO_CALLS },
  // The same with 93 tools of MCP servers.
  '200kb': { ...FIRST_TURN, tools: { count: 105, description: 560, properties: 4 }, calls: NO_CALLS },
  // A session after 25 and 40 calls of tools.
  '300kb': { ...FIRST_TURN, calls: { count: 25, results: RESULTS } },
  '421kb': { ...FIRST_TURN, calls: { count: 40, results: RESULTS } },
};

/** The burst with which Claude Code begins a session: each tool by itself, and parts of the prompt. */
export function countTokensBodies(): string[] {
  const shape = { firstMessage: [20], calls: NO_CALLS };
  return Array.from({ length: 26 }, (_, index) => {
    const tools = {
      count: index < 13 ? 1 : index === 25 ? 13 : 0,
      description: 200 + index * 120,
      properties: 6,
    };
    const {
      model,
      system,
      tools: list,
      messages,
    } = claudeCodeBody({ ...shape, systemText: index < 13 ? 0 : index * 300, tools }, false);
    return JSON.stringify({ model, messages, ...(index < 13 ? { tools: list } : { system, tools: list }) });
  });
}
