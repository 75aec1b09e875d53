import { describe, expect, it } from '@jest/globals';
import type { ChatCompletionRequest, ChatMessage, ChatToolChoice } from '@q2api/openai-types';
import { chat, WEATHER } from '../__fixtures__/chat-requests.js';
import { refusalOf } from '../__fixtures__/refusal-of.js';
import { fromChatRequest } from './from-chat-request.js';

function turnOf(fields: Partial<ChatCompletionRequest>) {
  return fromChatRequest(chat(fields)).turn;
}

function messagesOf(...messages: ChatMessage[]) {
  return turnOf({ messages }).messages;
}

describe('tools of a chat request', () => {
  it('offers a function without parameters with an empty schema', () => {
    const turn = turnOf({
      tools: [WEATHER, { type: 'function', function: { name: 'now', parameters: null } }],
    });
    expect(turn.tools).toEqual([
      {
        name: 'get_weather',
        description: 'Weather of a city',
        inputSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      },
      { name: 'now', inputSchema: {} },
    ]);
  });

  it('O-025 offers a custom tool as a function with one text input and tells its grammar', () => {
    const format = { type: 'grammar' as const, grammar: { syntax: 'lark', definition: 'start: "x"' } };
    const request = fromChatRequest(
      chat({ tools: [{ type: 'custom', custom: { name: 'patch', description: 'Patches.', format } }] }),
    );
    expect(request.callForms.custom).toEqual(new Set(['patch']));
    expect(request.turn.tools).toEqual([
      {
        name: 'patch',
        description: 'Patches.\n\nThe input must match this grammar:\nstart: "x"',
        inputSchema: { type: 'object', properties: { input: { type: 'string' } }, required: ['input'] },
      },
    ]);
  });

  it('O-025 reads a custom call of the history', () => {
    const [message] = messagesOf({
      role: 'assistant',
      tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'patch', input: 'x' } }],
    });
    expect(message?.content).toEqual([
      { type: 'tool-use', toolUseId: 'c', name: 'patch', input: { input: 'x' } },
    ]);
  });

  it('refuses two tools of one name and a tool type it cannot run', () => {
    expect(refusalOf(() => fromChatRequest(chat({ tools: [WEATHER, WEATHER] }))).path).toBe('tools.1');
    const refusal = refusalOf(() => fromChatRequest({ ...chat(), tools: [{ type: 'web_search' }] }));
    expect(refusal).toMatchObject({ path: 'tools.0.type', code: 'unsupported_value' });
    expect(refusal.message).toContain('web_search');
  });

  const now = { type: 'function' as const, function: { name: 'now' } };
  it.each<[ChatToolChoice, object, string[]]>([
    ['none', { type: 'none' }, ['get_weather', 'now']],
    ['auto', { type: 'auto' }, ['get_weather', 'now']],
    ['required', { type: 'any' }, ['get_weather', 'now']],
    [now, { type: 'tool', name: 'now' }, ['get_weather', 'now']],
    [{ type: 'allowed_tools', allowed_tools: { mode: 'required', tools: [now] } }, { type: 'any' }, ['now']],
  ])('O-015 reads tool_choice %j', (tool_choice, expected, names) => {
    const turn = turnOf({ tools: [WEATHER, now], tool_choice });
    expect(turn.toolChoice).toEqual(expected);
    expect(turn.tools.map((tool) => tool.name)).toEqual(names);
  });

  it('O-015 reads parallel_tool_calls', () => {
    expect(turnOf({ tools: [now], parallel_tool_calls: false }).parallelToolUse).toBe(false);
  });

  it.each([
    ['an unknown mode', { ...chat(), tool_choice: 'maybe' }, 'tool_choice'],
    ['required without tools', chat({ tool_choice: 'required' }), 'tool_choice'],
    [
      'a tool that was not offered',
      chat({ tools: [WEATHER], tool_choice: now }),
      'tool_choice.function.name',
    ],
    [
      'an allowed tool that was not offered',
      chat({
        tools: [WEATHER],
        tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'auto', tools: [now] } },
      }),
      'tool_choice.allowed_tools.tools.0.function.name',
    ],
  ])('O-015 refuses %s', (_, body, path) => {
    expect(refusalOf(() => fromChatRequest(body)).path).toBe(path);
  });

  it('O-016 reads functions, function_call and results of the deprecated form', () => {
    const request = fromChatRequest(
      chat({
        functions: [{ name: 'now' }],
        function_call: { name: 'now' },
        messages: [
          { role: 'user', content: 'time?' },
          { role: 'assistant', content: null, function_call: { name: 'now', arguments: '{}' } },
          { role: 'function', name: 'now', content: '12:00' },
        ],
      }),
    );
    const [, call, result] = request.turn.messages;
    expect(request.callForms.legacy).toBe(true);
    expect(request.turn).toMatchObject({
      tools: [{ name: 'now', inputSchema: {} }],
      toolChoice: { type: 'tool', name: 'now' },
      parallelToolUse: false,
    });
    expect(call?.content).toMatchObject([{ type: 'tool-use', name: 'now', input: {} }]);
    expect(result).toMatchObject({ role: 'user', content: [{ content: [{ text: '12:00' }] }] });
    const [use] = call?.content ?? [];
    expect(use?.type === 'tool-use' && use.toolUseId).toBe(
      result?.content[0]?.type === 'tool-result' && result.content[0].toolUseId,
    );
  });
});
