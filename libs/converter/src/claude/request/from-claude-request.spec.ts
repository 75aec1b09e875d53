import { describe, expect, it } from '@jest/globals';
import { TurnError } from '@q2api/turn';
import { CLAUDE_CODE_TURN, request, tool, turnOf } from '../__fixtures__/claude-requests.js';
import { fromClaudeRequest, fromCountTokensRequest } from './from-claude-request.js';

const ignoredIn = (fields: Record<string, unknown>) => fromClaudeRequest(request(fields)).ignored;
const reading = (fields: Record<string, unknown>) => () => turnOf(fields);

describe('fromClaudeRequest', () => {
  it('reads the smallest request', () => {
    expect(fromClaudeRequest(request())).toEqual({
      turn: {
        model: 'claude-sonnet-4-5',
        system: [],
        messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }],
        tools: [],
        toolChoice: { type: 'auto' },
        parallelToolUse: true,
        stopSequences: [],
        maxOutputTokens: 4096,
        thinking: { type: 'default' },
      },
      stream: false,
      ignored: [],
      thinkingOutput: 'none',
    });
  });

  it('C-029 C-020 reads a turn of Claude Code with a loaded tool, an image, a PDF and a failed command', () => {
    const { turn, stream, ignored, thinkingOutput } = fromClaudeRequest(CLAUDE_CODE_TURN);
    expect({ stream, ignored, thinkingOutput }).toEqual({
      stream: true,
      ignored: ['context_management', 'safeguards'],
      thinkingOutput: 'signature',
    });
    expect(turn).toMatchObject({
      model: 'claude-opus-5-5',
      maxOutputTokens: 128_000,
      effort: 'medium',
      thinking: { type: 'adaptive', display: 'omitted' },
      sessionId: '5f0c0a3e-0000-4000-8000-000000000000',
    });
    expect(turn.system).toEqual([
      { type: 'text', text: 'Who you are.', cachePoint: {} },
      { type: 'text', text: 'What you do.', cachePoint: { ttl: '1h' } },
    ]);
    expect(turn.tools.map(({ name, deferred }) => ({ name, deferred }))).toEqual([
      { name: 'Bash', deferred: undefined },
      { name: 'Read', deferred: undefined },
      { name: 'ToolSearch', deferred: undefined },
      { name: 'WebFetch', deferred: undefined },
      { name: 'WebSearch', deferred: true },
    ]);
    expect(turn.messages.map(({ role, content }) => [role, ...content.map(({ type }) => type)])).toEqual([
      ['user', 'text', 'text'],
      ['system', 'text'],
      ['assistant', 'thinking', 'text', 'tool-use'],
      ['user', 'tool-result', 'text'],
      ['assistant', 'tool-use', 'tool-use', 'tool-use'],
      ['user', 'tool-result', 'tool-result', 'tool-result'],
    ]);
    expect(turn.messages.at(-1)?.content.at(-1)).toEqual({
      type: 'tool-result',
      toolUseId: 'toolu_04',
      content: [{ type: 'text', text: 'Exit code 3' }],
      isError: true,
      cachePoint: {},
    });
  });

  it.each([
    ['null', null],
    ['a text', 'hello'],
    ['an array', []],
  ])('refuses %s as a body', (_, body) => {
    expect(() => fromClaudeRequest(body)).toThrow(expect.objectContaining({ kind: 'invalid-request' }));
  });

  it.each([
    ['model', { model: undefined }, 'model: must be a string and is missing'],
    ['model', { model: '' }, 'model: must not be empty'],
    ['messages', { messages: undefined }, 'messages: must be an array and is missing'],
    ['messages', { messages: [] }, 'messages: must have at least one message'],
    ['max_tokens', { max_tokens: undefined }, 'max_tokens: must be an integer and is missing'],
    ['max_tokens', { max_tokens: null }, 'max_tokens: must be an integer, got null'],
    ['max_tokens', { max_tokens: 1.5 }, 'max_tokens: must be an integer, got a number'],
    ['max_tokens', { max_tokens: -1 }, 'max_tokens: must be at least 0'],
    ['stream', { stream: 'yes' }, 'stream: must be a boolean, got "yes"'],
    ['stop_sequences.1', { stop_sequences: ['a', 1] }, 'stop_sequences.1: must be a string, got a number'],
    ['system.0.type', { system: [{ type: 'image' }] }, 'system.0.type: must be text, got "image"'],
  ])('C-036 names the path %s of a fault', (path, fields, message) => {
    const error = (() => {
      try {
        turnOf(fields);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(TurnError);
    expect(error).toMatchObject({ kind: 'invalid-request', message, details: { path } });
  });

  it('C-036 C-037 takes any ceiling from 0 to what no model can write', () => {
    expect(turnOf({ max_tokens: 0 }).maxOutputTokens).toBe(0);
    expect(turnOf({ max_tokens: 128_000 }).maxOutputTokens).toBe(128_000);
  });

  it('G-003 takes unknown fields and says that they have no effect', () => {
    expect(ignoredIn({ brand_new: { a: 1 }, betas: ['x-2030-01-01'], other_new: null })).toEqual([
      'brand_new',
    ]);
  });

  it.each([
    ['temperature', 0.2],
    ['top_p', 0.9],
    ['top_k', 40],
    ['speed', 'fast'],
    ['fallbacks', 'default'],
    ['diagnostics', { previous_message_id: 'msg_1' }],
  ])('C-038 takes %s and says that it has no effect', (field, value) => {
    expect(ignoredIn({ [field]: value })).toEqual([field]);
  });

  it('says that a strict tool and a task budget have no effect', () => {
    const fields = { tools: [tool('a', { strict: true })], output_config: { task_budget: { total: 1 } } };
    expect(ignoredIn(fields)).toEqual(['output_config.task_budget', 'tools.strict']);
  });

  it('says nothing about fields whose absence nobody would notice', () => {
    const fields = {
      speed: 'standard',
      service_tier: 'auto',
      metadata: {},
      diagnostics: null,
      temperature: null,
    };
    expect(ignoredIn(fields)).toEqual([]);
  });

  it.each([
    ['temperature', -0.1, 'at least 0'],
    ['temperature', 1.1, 'at most 1'],
    ['top_p', 1.1, 'at most 1'],
    ['top_k', -1, 'at least 0'],
    ['temperature', '1', 'a number'],
  ])('C-038 refuses %s %p', (field, value, problem) => {
    expect(reading({ [field]: value })).toThrow(`${field}: must be ${problem}`);
  });

  it('C-038 refuses sampling in the words of the API when it is told to', () => {
    expect(() => fromClaudeRequest(request({ temperature: 1 }), { refuseSampling: true })).toThrow(
      'temperature: Extra inputs are not permitted',
    );
    expect(() => fromClaudeRequest(request({ temperature: null }), { refuseSampling: true })).not.toThrow();
  });

  it.each([
    ['mcp_servers', [{ type: 'url', name: 'a', url: 'https://a' }]],
    ['container', 'container_1'],
    ['inference_geo', 'eu'],
    ['thread', { type: 'continue', previous_message_id: 'msg_1' }],
    ['compaction', { type: 'summarize' }],
    ['fallback_credit_token', 'token'],
    ['billing_policy', { type: 'billing_policy', bill_to: 'user_profile' }],
  ])('C-047 refuses %s, which it could not keep its word about', (field, value) => {
    expect(reading({ [field]: value })).toThrow(new RegExp(`^${field}`));
  });

  it('C-047 gives the published code for a thread', () => {
    expect(reading({ thread: { type: 'create' } })).toThrow(
      expect.objectContaining({ details: { path: 'thread', code: 'thread_unsupported_request' } }),
    );
  });

  it.each([
    ['mcp_servers', []],
    ['container', null],
    ['inference_geo', null],
    ['thread', null],
    ['billing_policy', { type: 'billing_policy', bill_to: 'self' }],
  ])('C-047 takes an empty %s', (field, value) => {
    expect(ignoredIn({ [field]: value })).toEqual([]);
  });

  it('C-046 takes context management', () => {
    expect(ignoredIn({ context_management: { edits: [{ type: 'clear_tool_uses_20250919' }] } })).toEqual([
      'context_management',
    ]);
  });

  it('C-016 reads a system text and a system block alike', () => {
    expect(turnOf({ system: 'Be brief.' }).system).toEqual(
      turnOf({ system: [{ type: 'text', text: 'Be brief.' }] }).system,
    );
  });

  it('takes an empty or absent system text for none', () => {
    for (const system of ['', [], null, undefined]) expect(turnOf({ system }).system).toEqual([]);
  });

  it.each([
    [
      'as a block of its own',
      [
        { type: 'text', text: 'x-anthropic-billing-header: cch=1;' },
        { type: 'text', text: 'Rest' },
      ],
    ],
    ['as the first line', 'x-anthropic-billing-header: cch=1;\nRest'],
  ])('leaves the billing pseudo header out when it stands %s', (_, system) => {
    expect(turnOf({ system }).system).toEqual([{ type: 'text', text: 'Rest' }]);
  });

  it('keeps text that only speaks about the billing header', () => {
    const text = 'Explain x-anthropic-billing-header: what is it?';
    expect(turnOf({ system: text }).system).toEqual([{ type: 'text', text }]);
    expect(
      turnOf({
        system: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'x-anthropic-billing-header: b' },
        ],
      }).system,
    ).toHaveLength(2);
  });

  it.each([
    ['{"device_id":"d","session_id":"s-1"}', 's-1'],
    [
      'user_0a1b_account__session_5f0c0a3e-0000-4000-8000-000000000000',
      '5f0c0a3e-0000-4000-8000-000000000000',
    ],
    ['{"no":"session"}', undefined],
    ['{broken', undefined],
    ['somebody', undefined],
    ['', undefined],
    [null, undefined],
    [7, undefined],
  ])('C-048 takes metadata.user_id %p', (user_id, sessionId) => {
    expect(turnOf({ metadata: { user_id } }).sessionId).toBe(sessionId);
  });

  it('C-035 leaves empty stop sequences out', () => {
    expect(turnOf({ stop_sequences: ['END', ''] }).stopSequences).toEqual(['END']);
  });

  it('C-045 marks the last block that can be cached when the body asks for it', () => {
    const { messages } = turnOf({
      cache_control: { type: 'ephemeral', ttl: '5m' },
      messages: [
        { role: 'user', content: 'hi' },
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 'a' },
            { type: 'thinking', thinking: 't', signature: 's' },
          ],
        },
      ],
    });
    expect(messages[1]?.content[0]).toEqual({ type: 'text', text: 'a', cachePoint: { ttl: '5m' } });
    expect(messages[0]?.content[0]).toEqual({ type: 'text', text: 'hi' });
  });
});

describe('fromCountTokensRequest', () => {
  it('C-050 reads a body without max_tokens and with an empty list of tools', () => {
    const turn = fromCountTokensRequest({
      model: 'claude-opus-5-5',
      messages: [{ role: 'user', content: 'foo' }],
      tools: [],
      thinking: { type: 'enabled', budget_tokens: 2048 },
    });
    expect(turn).toMatchObject({ tools: [], thinking: { type: 'enabled', budgetTokens: 2048 } });
    expect(turn.maxOutputTokens).toBeUndefined();
  });
});
