import { describe, expect, it } from '@jest/globals';
import type { ChatCompletionRequest, ChatMessage, ChatToolChoice } from '@q2api/openai-types';
import { TurnError } from '@q2api/turn';
import { AFTER_TOOL, chat, PDF, PNG, WEATHER } from '../__fixtures__/chat-requests.js';
import { fromChatRequest } from './from-chat-request.js';

function turnOf(fields: Partial<ChatCompletionRequest>) {
  return fromChatRequest(chat(fields)).turn;
}

function messagesOf(...messages: ChatMessage[]) {
  return turnOf({ messages }).messages;
}

/** The details of the error that a body raises. */
function refusalOf(body: unknown): { kind: string; path?: string; code?: string; message: string } {
  try {
    fromChatRequest(body);
  } catch (error) {
    if (!(error instanceof TurnError)) throw error;
    return { kind: error.kind, message: error.message, ...error.details };
  }
  throw new Error('the body was accepted');
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
    expect(refusalOf(body)).toMatchObject({ kind: 'invalid-request', path });
  });

  describe('system text', () => {
    it('O-011 puts leading system and developer messages first and leaves later ones in place', () => {
      const turn = turnOf({
        messages: [
          { role: 'system', content: 'one' },
          { role: 'developer', content: [{ type: 'text', text: 'two' }] },
          { role: 'user', content: 'hi' },
          { role: 'developer', content: 'three' },
        ],
      });
      expect(turn.system.map((block) => block.text)).toEqual(['one', 'two']);
      expect(turn.messages).toEqual([
        { role: 'user', content: [{ type: 'text', text: 'hi' }] },
        { role: 'system', content: [{ type: 'text', text: 'three' }] },
      ]);
    });

    it('keeps a message to answer when the request has instructions only', () => {
      const turn = turnOf({ messages: [{ role: 'system', content: 'Say hello.' }] });
      expect(turn.system).toEqual([]);
      expect(turn.messages).toEqual([{ role: 'system', content: [{ type: 'text', text: 'Say hello.' }] }]);
    });
  });

  describe('assistant history', () => {
    const call = { id: 'c', type: 'function' as const, function: { name: 'f', arguments: '{"a":1}' } };

    it.each([
      ['empty', { content: '' }],
      ['null', { content: null }],
      ['missing', {}],
      ['empty parts', { content: [] }],
    ])('O-012 accepts %s content beside tool calls', (_, content) => {
      expect(messagesOf({ role: 'assistant', ...content, tool_calls: [call] })).toEqual([
        { role: 'assistant', content: [{ type: 'tool-use', toolUseId: 'c', name: 'f', input: { a: 1 } }] },
      ]);
    });

    it.each(['{"a":', 'oops', '[1]', '"text"'])('O-012 keeps arguments that are no object: %s', (json) => {
      const [message] = messagesOf({
        role: 'assistant',
        tool_calls: [{ ...call, function: { name: 'f', arguments: json } }],
      });
      expect(message?.content).toMatchObject([{ input: { _raw: json } }]);
    });

    it('reads text parts and refusals as text and leaves an empty message out', () => {
      expect(
        messagesOf(
          { role: 'user', content: 'q' },
          { role: 'assistant', content: '', reasoning_content: 'hm' },
          {
            role: 'assistant',
            content: [
              { type: 'text', text: 'a' },
              { type: 'refusal', refusal: 'no' },
            ],
          },
        ),
      ).toEqual([
        { role: 'user', content: [{ type: 'text', text: 'q' }] },
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 'a' },
            { type: 'text', text: 'no' },
          ],
        },
      ]);
    });

    it('refuses a call without id or name', () => {
      const body = chat({ messages: [{ role: 'assistant', tool_calls: [{ ...call, id: '' }] }] });
      expect(refusalOf(body).path).toBe('messages.0.tool_calls.0.id');
      const unnamed = { role: 'assistant', tool_calls: [{ ...call, function: {} }] };
      expect(refusalOf({ model: 'm', messages: [unnamed] }).path).toBe(
        'messages.0.tool_calls.0.function.name',
      );
    });
  });

  describe('tool results', () => {
    it('O-013 makes one user message of several results in a row', () => {
      const messages = messagesOf(
        { role: 'user', content: 'q' },
        { role: 'tool', tool_call_id: 'a', content: 'one' },
        { role: 'tool', tool_call_id: 'b', content: [{ type: 'text', text: 'two' }] },
        { role: 'user', content: 'go on' },
        { role: 'tool', tool_call_id: 'c', content: '' },
      );
      const result = (toolUseId: string, ...texts: string[]) => ({
        type: 'tool-result',
        toolUseId,
        content: texts.map((text) => ({ type: 'text', text })),
        isError: false,
      });
      expect(messages.map((message) => message.role)).toEqual(['user', 'user', 'user', 'user']);
      expect(messages[1]?.content).toEqual([result('a', 'one'), result('b', 'two')]);
      expect(messages[3]?.content).toEqual([result('c')]);
    });

    it('accepts images in a result', () => {
      const url = `data:image/png;base64,${PNG}`;
      const [message] = messagesOf({
        role: 'tool',
        tool_call_id: 'a',
        content: [{ type: 'image_url', image_url: { url } }],
      });
      expect(message?.content).toMatchObject([{ content: [{ type: 'image', source: { format: 'png' } }] }]);
    });

    it('refuses a result that does not say which call it answers', () => {
      const body = { model: 'm', messages: [{ role: 'tool', content: 'x' }] };
      expect(refusalOf(body).path).toBe('messages.0.tool_call_id');
    });
  });

  describe('media', () => {
    const image = (url: string): ChatMessage => ({
      role: 'user',
      content: [{ type: 'image_url', image_url: { url, detail: 'high' } }],
    });

    it('O-014 reads an image from a data URL and trusts the bytes before the media type', () => {
      expect(messagesOf(image(`data:image/jpeg;base64,${PNG}`))[0]?.content).toEqual([
        { type: 'image', source: { type: 'base64', format: 'png', data: PNG } },
      ]);
    });

    it('O-014 passes an http(s) image on as a URL', () => {
      expect(messagesOf(image('https://example.com/a.png'))[0]?.content).toEqual([
        { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } },
      ]);
    });

    it('O-014 reads a PDF from file_data, as a data URL or as bare base64 with a file name', () => {
      const expected = {
        type: 'document',
        source: { type: 'base64', format: 'pdf', data: PDF },
        name: 'a.pdf',
      };
      for (const file_data of [`data:application/pdf;base64,${PDF}`, PDF]) {
        const content = messagesOf({
          role: 'user',
          content: [{ type: 'file', file: { file_data, filename: 'a.pdf' } }],
        })[0]?.content;
        expect(content).toEqual([expected]);
      }
    });

    const url = 'messages.0.content.0.image_url.url';
    it.each([
      ['text that is no URL', image('picture.png'), url, 'invalid_image_url'],
      ['a file URL', image('file:///etc/passwd'), url, 'invalid_image_url'],
      ['an image of another format', image('data:image/bmp;base64,Qk0='), url, 'invalid_image_url'],
      ['base64 that does not decode', image('data:image/png;base64,%%%'), url, 'invalid_image_url'],
      [
        'audio',
        { role: 'user', content: [{ type: 'input_audio', input_audio: { data: '', format: 'wav' } }] },
        'messages.0.content.0.type',
        'unsupported_value',
      ],
      [
        'a stored file',
        { role: 'user', content: [{ type: 'file', file: { file_id: 'file-1' } }] },
        'messages.0.content.0.file.file_id',
        'unsupported_value',
      ],
      [
        'a document of another format',
        { role: 'user', content: [{ type: 'file', file: { file_data: PDF, filename: 'a.exe' } }] },
        'messages.0.content.0.file.file_data',
        undefined,
      ],
      [
        'an unknown part',
        { role: 'user', content: [{ type: 'video' }] },
        'messages.0.content.0.type',
        undefined,
      ],
    ])('O-014 refuses %s by name', (_, message, path, code) => {
      const refusal = refusalOf({ model: 'm', messages: [message] });
      expect([refusal.path, refusal.code]).toEqual([path, code]);
    });
  });

  describe('tools', () => {
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
      expect(refusalOf(chat({ tools: [WEATHER, WEATHER] })).path).toBe('tools.1');
      const refusal = refusalOf({ ...chat(), tools: [{ type: 'web_search' }] });
      expect(refusal).toMatchObject({ path: 'tools.0.type', code: 'unsupported_value' });
      expect(refusal.message).toContain('web_search');
    });

    const now = { type: 'function' as const, function: { name: 'now' } };
    it.each<[ChatToolChoice, object, string[]]>([
      ['none', { type: 'none' }, ['get_weather', 'now']],
      ['auto', { type: 'auto' }, ['get_weather', 'now']],
      ['required', { type: 'any' }, ['get_weather', 'now']],
      [now, { type: 'tool', name: 'now' }, ['get_weather', 'now']],
      [
        { type: 'allowed_tools', allowed_tools: { mode: 'required', tools: [now] } },
        { type: 'any' },
        ['now'],
      ],
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
      expect(refusalOf(body).path).toBe(path);
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
    expect(refusalOf(chat(fields))).toMatchObject({ kind: 'invalid-request', path });
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
