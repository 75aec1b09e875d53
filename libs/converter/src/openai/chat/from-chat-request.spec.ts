import { describe, expect, it } from '@jest/globals';
import type { ChatCompletionRequest } from '@q2api/openai-types';
import { AFTER_TOOL, chat } from '../__fixtures__/chat-requests.js';
import { refusalOf } from '../__fixtures__/refusal-of.js';
import { fromChatRequest } from './from-chat-request.js';

function turnOf(fields: Partial<ChatCompletionRequest>) {
  return fromChatRequest(chat(fields)).turn;
}

describe('fromChatRequest', () => {
  it('reads the smallest request', () => {
    expect(fromChatRequest(chat())).toEqual({
      turn: {
        model: 'claude-sonnet-4-5',
        system: [],
        messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }],
        tools: [],
        toolChoice: { type: 'auto' },
        parallelToolUse: true,
        stopSequences: [],
        thinking: { type: 'default' },
      },
      stream: false,
      includeUsage: false,
      ignored: [],
      showReasoning: false,
      callForms: { custom: new Set(), legacy: false },
    });
  });

  it('O-022 accepts unknown keys, cache_control on messages and tool calls included', () => {
    const request = fromChatRequest({ ...AFTER_TOOL, surprise: { any: 'thing' } });
    expect(request).toMatchObject({ stream: true, includeUsage: true, ignored: [] });
    expect(request.turn).toMatchObject({
      maxOutputTokens: 32_000,
      system: [{ type: 'text', text: 'You work in a terminal.' }],
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'run echo hi' }] },
        {
          role: 'assistant',
          content: [{ type: 'tool-use', toolUseId: 'call_1', name: 'bash', input: { command: 'echo hi' } }],
        },
        {
          role: 'user',
          content: [
            {
              type: 'tool-result',
              toolUseId: 'call_1',
              content: [{ type: 'text', text: 'hi\n' }],
              isError: false,
            },
          ],
        },
      ],
      tools: [{ name: 'bash', inputSchema: { type: 'object', properties: {} } }],
    });
  });

  it.each([
    ['no object', [], ''],
    ['no model', { messages: [] }, 'model'],
    ['no messages', { model: 'm' }, 'messages'],
    ['no message', chat({ messages: [] }), 'messages'],
    ['a message that is no object', { model: 'm', messages: ['hi'] }, 'messages.0'],
    ['an unknown role', { model: 'm', messages: [{ role: 'robot', content: 'x' }] }, 'messages.0.role'],
    [
      'content of a wrong type',
      { model: 'm', messages: [{ role: 'user', content: 3 }] },
      'messages.0.content',
    ],
    ['a user without content', { model: 'm', messages: [{ role: 'user' }] }, 'messages.0.content'],
    ['empty messages only', chat({ messages: [{ role: 'assistant', content: '' }] }), 'messages'],
    ['a stream flag that is text', { ...chat(), stream: 'yes' }, 'stream'],
    ['a negative limit', chat({ max_tokens: -1 }), 'max_tokens'],
    ['a temperature out of range', chat({ temperature: 2.5 }), 'temperature'],
    ['five stop texts', chat({ stop: ['a', 'b', 'c', 'd', 'e'] }), 'stop'],
    ['an unknown effort', { ...chat(), reasoning_effort: 'huge' }, 'reasoning_effort'],
    ['an unknown format', { ...chat(), response_format: { type: 'xml' } }, 'response_format.type'],
  ])('refuses %s and names the path', (_, body, path) => {
    expect(refusalOf(() => fromChatRequest(body))).toMatchObject({ kind: 'invalid-request', path });
  });

  it('O-017 reads the response formats', () => {
    expect(turnOf({ response_format: { type: 'text' } }).outputFormat).toBeUndefined();
    expect(turnOf({ response_format: { type: 'json_object' } }).outputFormat).toEqual({
      type: 'json-object',
    });
    const json_schema = { name: 'answer', schema: { type: 'object' }, strict: true };
    expect(turnOf({ response_format: { type: 'json_schema', json_schema } }).outputFormat).toEqual({
      type: 'json-schema',
      ...json_schema,
    });
  });

  it('O-018 reads stop texts and both names of the limit', () => {
    expect(turnOf({ stop: 'END' }).stopSequences).toEqual(['END']);
    expect(turnOf({ stop: ['a', 'b'] }).stopSequences).toEqual(['a', 'b']);
    expect(turnOf({ stop: null }).stopSequences).toEqual([]);
    expect(turnOf({ max_tokens: 5 }).maxOutputTokens).toBe(5);
    expect(turnOf({ max_tokens: 5, max_completion_tokens: 9 }).maxOutputTokens).toBe(9);
  });

  it.each([
    ['n', { n: 2 }],
    ['logprobs', { logprobs: true }],
    ['top_logprobs', { top_logprobs: 3 }],
    ['logit_bias', { logit_bias: { '50256': -100 } }],
    ['modalities', { modalities: ['text', 'audio'] as ('text' | 'audio')[] }],
    ['audio', { audio: { voice: 'alloy', format: 'wav' } }],
    ['web_search_options', { web_search_options: {} }],
    ['moderation', { moderation: { model: 'x' } }],
  ])('O-019 refuses %s', (path, fields) => {
    expect(refusalOf(() => fromChatRequest(chat(fields)))).toMatchObject({ kind: 'invalid-request', path });
  });

  it('O-019 accepts the same fields when they ask for nothing', () => {
    const fields = { n: 1, logprobs: false, top_logprobs: 0, logit_bias: {}, modalities: ['text' as const] };
    expect(fromChatRequest(chat(fields)).ignored).toEqual([]);
  });

  it('O-020 accepts what has no effect and names it where one could be expected', () => {
    const request = fromChatRequest(
      chat({
        temperature: 0.5,
        top_p: 1,
        presence_penalty: 0,
        frequency_penalty: -2,
        seed: 7,
        user: 'u',
        store: true,
        metadata: { a: 'b' },
        prediction: { type: 'content', content: 'x' },
        verbosity: 'low',
        service_tier: 'flex',
        prompt_cache_key: 'session-1',
      }),
    );
    expect(request.ignored).toEqual([
      'temperature',
      'top_p',
      'presence_penalty',
      'frequency_penalty',
      'seed',
      'store',
      'verbosity',
      'service_tier',
    ]);
    expect(request.turn.sessionId).toBe('session-1');
  });

  it.each(['minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const)(
    'O-021 thinks with reasoning_effort %s',
    (reasoning_effort) => {
      const request = fromChatRequest(chat({ reasoning_effort }));
      expect(request.showReasoning).toBe(true);
      expect(request.turn).toMatchObject({
        effort: reasoning_effort,
        thinking: { type: 'adaptive', display: 'summarized' },
      });
    },
  );

  it('O-021 does not think with reasoning_effort none', () => {
    const request = fromChatRequest(chat({ reasoning_effort: 'none' }));
    expect(request.showReasoning).toBe(false);
    expect(request.turn).toMatchObject({ effort: 'none', thinking: { type: 'disabled' } });
  });
});
