import type Anthropic from '@anthropic-ai/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MODEL, play, TestGateway } from './test-gateway.js';
import { upstreamRequests } from './upstream-script.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start({ config: { thinkingTags: true } });
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

const TAGGED = play('cut', 'byte') + play('thinking-tags', 'Let me see.');
const tagsSent = () => JSON.stringify(upstreamRequests(gateway).at(-1)).includes('<thinking_mode>');

/** Whole and streamed. */
async function both(model: string, content: string, thinking?: Anthropic.ThinkingConfigParam) {
  const params = {
    model,
    max_tokens: 4000,
    messages: [{ role: 'user' as const, content }],
    ...(thinking && { thinking }),
  };
  const client = gateway.claude();
  return [await client.messages.create(params), await client.messages.stream(params).finalMessage()];
}

describe('THINKING_TAGS=true', () => {
  const thinking = { type: 'enabled', budget_tokens: 2000 } as const;

  it('gives a model without thinking of its own thinking blocks', async () => {
    for (const { content } of await both(MODEL, TAGGED, thinking)) {
      expect(content.map(({ type }) => type)).toEqual(['thinking', 'text']);
      expect(content[0]).toMatchObject({ thinking: 'Let me see.' });
      expect(JSON.stringify(content[1])).not.toContain('thinking>');
    }
    expect(tagsSent()).toBe(true);
  });

  it('asks for nothing where the client wants no thinking, and leaves its tags alone', async () => {
    for (const { content } of await both(MODEL, TAGGED)) {
      expect(content.map(({ type }) => type)).toEqual(['text']);
      expect(JSON.stringify(content[0])).toContain('<thinking>Let me see.');
    }
    expect(tagsSent()).toBe(false);
  });

  it('asks for nothing where the model thinks by itself', async () => {
    await both('claude-sonnet-4-6', 'Hello', thinking);
    expect(tagsSent()).toBe(false);
  });

  it('is off by default', async () => {
    const own = await TestGateway.start();
    const body = { model: MODEL, max_tokens: 4000, thinking, messages: [{ role: 'user', content: TAGGED }] };
    const response = await own.fetch('/v1/messages', { method: 'POST', body: JSON.stringify(body) });
    expect(await response.text()).toContain('<thinking>');
    expect(JSON.stringify(upstreamRequests(own))).not.toContain('<thinking_mode>');
    await own.close();
  });
});
