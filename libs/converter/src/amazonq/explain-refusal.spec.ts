import { describe, expect, it } from '@jest/globals';
import type { ContentBlock } from '@q2api/turn';
import { assistant, OPTIONS, tool, turnRequest, user } from './__fixtures__/turns.js';
import { explainRefusal } from './explain-refusal.js';
import { toAmazonQRequest } from './to-amazonq-request.js';

describe('explainRefusal', () => {
  it('gives the figures of the request', () => {
    const turn = turnRequest({
      messages: [user('a'), assistant('b'.repeat(500)), user('c')],
      tools: [tool('read'), tool('write_a_file')],
    });
    expect(explainRefusal(toAmazonQRequest(turn, OPTIONS).request, 1234)).toBe(
      'The request had 1234 bytes; 3 turns, the longest is number 2 with 500 characters; 2 tools of 259 bytes together, ' +
        'the longest description is that of write_a_file with 17 characters.',
    );
  });

  it('gives the figures of what is attached', () => {
    const image = (data: string): ContentBlock => ({
      type: 'image',
      source: { type: 'base64', format: 'png', data },
    });
    const turn = turnRequest({
      messages: [{ role: 'user', content: [image('AAAA')] }, assistant('b'), user('c', image('AAAAAAAA'))],
    });
    expect(explainRefusal(toAmazonQRequest(turn, OPTIONS).request, 99)).toContain(
      '; 2 images, the largest of 6 bytes in turn 3.',
    );
  });

  it('names what was seen refused', () => {
    const turn = turnRequest({
      tools: Array.from({ length: 121 }, (_, index) => tool(`t${index}`, { description: 'x'.repeat(900) })),
    });
    expect(explainRefusal(toAmazonQRequest(turn, OPTIONS).request, 500_000)).toContain(
      'refuse more than 120 tools, tools of more than 100000 bytes, requests of more than 460000 bytes.',
    );
  });
});
