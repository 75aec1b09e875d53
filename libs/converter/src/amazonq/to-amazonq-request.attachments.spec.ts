import { describe, expect, it } from '@jest/globals';
import type { TurnRequest } from '@q2api/turn';
import type { AmazonQRequestOptions } from './to-amazonq-request.js';
import { convert, withCapabilities } from './__fixtures__/convert.js';
import { assistant, document, image, PNG, toolUse, user } from './__fixtures__/turns.js';

describe('toAmazonQRequest', () => {
  describe('images and documents', () => {
    it('go on their message', () => {
      const { history, current } = convert({
        messages: [user(image(), 'a'), assistant('b'), user(document('c.txt'))],
      });
      expect(history[0]).toEqual({
        userInputMessage: {
          content: 'a',
          origin: 'CLI',
          images: [{ format: 'png', source: { bytes: PNG } }],
        },
      });
      expect(current).toMatchObject({
        content: '(no text)',
        documents: [{ name: 'c txt', format: 'txt', source: { bytes: 'aGVsbG8=' } }],
      });
    });

    it('are hoisted out of tool results, which keep a marker', () => {
      const { current, repairs } = convert({
        messages: [
          user('a'),
          assistant(toolUse('t1')),
          user({
            type: 'tool-result',
            toolUseId: 't1',
            isError: false,
            content: [{ type: 'text', text: 'shot' }, image(), document()],
          }),
        ],
      });
      expect(current.images).toHaveLength(1);
      expect(current.documents).toHaveLength(1);
      expect(current.userInputMessageContext?.toolResults?.[0]?.content).toEqual([
        { text: 'shot' },
        { text: '(see image 1 of this message)' },
        { text: '(see document "document" of this message)' },
      ]);
      expect(repairs).toEqual(
        expect.arrayContaining([
          'hoisted 1 image out of a tool result',
          'hoisted 1 document out of a tool result',
        ]),
      );
    });

    it('of an assistant message go on a user turn at that place', () => {
      const { history } = convert({
        messages: [user('a'), assistant('b', image()), user('c'), assistant('d'), user('e')],
      });
      expect(history[2]).toMatchObject({ userInputMessage: { content: 'c', images: [{ format: 'png' }] } });
    });

    it('give documents names of their own over the whole conversation', () => {
      const { history, current } = convert({
        messages: [user('a', document('x')), assistant('b'), user(document('X'), document('x'))],
      });
      expect(JSON.stringify(history)).toContain('"name":"x"');
      expect(current.documents?.map(({ name }) => name)).toEqual(['X (2)', 'x (3)']);
    });

    it('are inlined as text where the model takes no documents but can read them', () => {
      const { current, repairs } = convert(
        { messages: [user(document('n.txt'))] },
        withCapabilities({ documents: false }),
      );
      expect(current.content).toBe('[Document "n txt"]\nhello');
      expect(repairs).toContain('inlined 1 document as text');
    });

    it.each<[string, Partial<TurnRequest>, Partial<AmazonQRequestOptions>, RegExp]>([
      [
        'images for a model without sight',
        { messages: [user(image())] },
        withCapabilities({ images: false }),
        /^messages\.0: .*images/,
      ],
      [
        'a PDF for a model without documents',
        { messages: [user({ type: 'document', source: { type: 'base64', format: 'pdf', data: 'AAAA' } })] },
        withCapabilities({ documents: false }),
        /^messages\.0: .*pdf/,
      ],
      [
        'more images than a message holds',
        { messages: [user('x'), assistant('y'), user(...Array.from({ length: 11 }, image))] },
        {},
        /^messages\.2: more than 10 images/,
      ],
      [
        'a URL',
        {
          messages: [user('x', { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } })],
        },
        {},
        /^messages\.0\.content\.1\.source: /,
      ],
      [
        'a URL in a tool result',
        {
          messages: [
            user({
              type: 'tool-result',
              toolUseId: 't',
              isError: false,
              content: [{ type: 'document', source: { type: 'url', url: 'https://example.com/a.pdf' } }],
            }),
          ],
        },
        {},
        /^messages\.0\.content\.0\.content\.0\.source: /,
      ],
    ])('refuses %s, naming the place', (_, overrides, options, message) => {
      expect(() => convert(overrides, options)).toThrow(
        expect.objectContaining({ kind: 'invalid-request', message: expect.stringMatching(message) }),
      );
    });
  });
});
