import { describe, expect, it } from '@jest/globals';
import type { ChatMessage } from '@q2api/openai-types';
import { chat, PDF, PNG } from '../__fixtures__/chat-requests.js';
import { refusalOf } from '../__fixtures__/refusal-of.js';
import { fromChatRequest } from './from-chat-request.js';

function messagesOf(...messages: ChatMessage[]) {
  return fromChatRequest(chat({ messages })).turn.messages;
}

describe('messages of a chat request', () => {
  describe('system text', () => {
    it('O-011 puts leading system and developer messages first and leaves later ones in place', () => {
      const turn = fromChatRequest(
        chat({
          messages: [
            { role: 'system', content: 'one' },
            { role: 'developer', content: [{ type: 'text', text: 'two' }] },
            { role: 'user', content: 'hi' },
            { role: 'developer', content: 'three' },
          ],
        }),
      ).turn;
      expect(turn.system.map((block) => block.text)).toEqual(['one', 'two']);
      expect(turn.messages).toEqual([
        { role: 'user', content: [{ type: 'text', text: 'hi' }] },
        { role: 'system', content: [{ type: 'text', text: 'three' }] },
      ]);
    });

    it('keeps a message to answer when the request has instructions only', () => {
      const turn = fromChatRequest(chat({ messages: [{ role: 'system', content: 'Say hello.' }] })).turn;
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
      expect(refusalOf(() => fromChatRequest(body)).path).toBe('messages.0.tool_calls.0.id');
      const unnamed = { role: 'assistant', tool_calls: [{ ...call, function: {} }] };
      expect(refusalOf(() => fromChatRequest({ model: 'm', messages: [unnamed] })).path).toBe(
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
      expect(refusalOf(() => fromChatRequest(body)).path).toBe('messages.0.tool_call_id');
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
        'an image among instructions',
        {
          role: 'system',
          content: [
            { type: 'text', text: '' },
            { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
          ],
        },
        'messages.0.content.1.type',
        undefined,
      ],
      [
        'an unknown part',
        { role: 'user', content: [{ type: 'video' }] },
        'messages.0.content.0.type',
        undefined,
      ],
    ])('O-014 refuses %s by name', (_, message, path, code) => {
      const refusal = refusalOf(() => fromChatRequest({ model: 'm', messages: [message] }));
      expect([refusal.path, refusal.code]).toEqual([path, code]);
    });
  });
});
