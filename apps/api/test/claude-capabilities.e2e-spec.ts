import type Anthropic from '@anthropic-ai/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MODEL, play, TestGateway } from './test-gateway.js';
import { lastMessage, upstreamRequests } from './upstream-script.js';

/** It takes an effort, thinking, a ceiling and cache points, says its catalogue. */
const RICH_MODEL = 'claude-sonnet-4-6';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

async function ask(body: object, on = gateway) {
  const request = { model: MODEL, max_tokens: 2000, messages: [{ role: 'user', content: 'Hi' }], ...body };
  const response = await on.fetch('/v1/messages', { method: 'POST', body: JSON.stringify(request) });
  const answer = (await response.json()) as Anthropic.Message & { error?: { message: string } };
  return { status: response.status, headers: response.headers, answer };
}

async function addAccount(
  on: TestGateway,
  options: Parameters<TestGateway['emulator']['issueCredentials']>[0],
): Promise<void> {
  const { clientId, clientSecret, refreshToken, accessToken } = on.emulator.issueCredentials(options);
  await on.addAccount({ clientId, clientSecret, refreshToken, accessToken });
}

const cached = (text: string) => ({ type: 'text', text, cache_control: { type: 'ephemeral' } });
const fieldsSent = () => upstreamRequests(gateway).at(-1)?.additionalModelRequestFields;

describe('what a model is sent', () => {
  it('C-043 is what its catalogue says: an effort within its own, thinking, a ceiling', async () => {
    const { headers } = await ask({
      model: RICH_MODEL,
      output_config: { effort: 'max' },
      thinking: { type: 'adaptive', display: 'summarized' },
    });
    expect(fieldsSent()).toEqual({
      output_config: { effort: 'high' },
      thinking: { type: 'adaptive', display: 'summarized' },
      max_tokens: 2000,
    });
    expect(headers.get('x-q2api-model')).toBe('claude-sonnet-4.6');
  });

  it('has no fields for a model that takes none', async () => {
    const { status } = await ask({ output_config: { effort: 'max' }, thinking: { type: 'adaptive' } });
    expect(status).toBe(200);
    expect(fieldsSent()).toBeUndefined();
  });

  it('C-045 has cache points where the model advertises them, at most as many as it takes', async () => {
    const content = Array.from({ length: 3 }, (_, index) => cached(`part ${index}`));
    const messages = ['user', 'assistant', 'user', 'assistant', 'user', 'assistant', 'user'].map((role) => ({
      role,
      content,
    }));
    await ask({ model: RICH_MODEL, system: [cached('Be brief.')], messages });
    expect(JSON.stringify(upstreamRequests(gateway).at(-1)).match(/cachePoint/g)).toHaveLength(4);
    const { status } = await ask({ system: [cached('Be brief.')], messages });
    expect(status).toBe(200);
    expect(JSON.stringify(upstreamRequests(gateway).at(-1))).not.toContain('cachePoint');
  });

  it('is told in the figures of /v1/models', async () => {
    const model = (await (await gateway.fetch(`/v1/models/${RICH_MODEL}`)).json()) as object;
    expect(model).toMatchObject({ id: RICH_MODEL, max_input_tokens: 1_000_000, max_tokens: 64_000 });
  });
});

describe('what the upstream refuses', () => {
  it('request fields on a host that takes none: left out once, and remembered', async () => {
    const own = await TestGateway.start({ account: false });
    await addAccount(own, { refusesModelFields: true });
    const body = { model: RICH_MODEL, output_config: { effort: 'low' } };
    const first = await ask(body, own);
    expect(first.status).toBe(200);
    expect(first.headers.get('x-q2api-repairs')).toContain('left out request fields');
    expect(upstreamRequests(own)).toHaveLength(2);
    expect((await ask(body, own)).status).toBe(200);
    expect(upstreamRequests(own)).toHaveLength(3);
    await own.close();
  });

  it('C-040 a foreign or empty signature never fails a turn, and is not sent twice', async () => {
    const thinking = (signature: string) => ({ type: 'thinking', thinking: 'hm', signature });
    const messages = (signature: string) => [
      { role: 'user', content: 'one' },
      { role: 'assistant', content: [thinking(signature), { type: 'text', text: 'two' }] },
      { role: 'user', content: 'three' },
    ];
    const foreign = await ask({ messages: messages('Zm9yZWlnbg==') });
    expect(foreign.status).toBe(200);
    expect(foreign.headers.get('x-q2api-repairs')).toContain('left out thinking');
    expect(upstreamRequests(gateway)).toHaveLength(2);
    const again = await ask({ messages: messages('Zm9yZWlnbg==') });
    expect(again.headers.get('x-q2api-repairs')).toContain('left out refused thinking');
    expect(upstreamRequests(gateway)).toHaveLength(3);
    expect((await ask({ messages: messages('') })).status).toBe(200);
    expect(upstreamRequests(gateway)).toHaveLength(4);
  });

  it("C-040 the upstream's own signature goes back unchanged", async () => {
    const question = { role: 'user', content: play('thinking', 'Let me see.') };
    const thinking = { type: 'enabled', budget_tokens: 1024 };
    const { answer } = await ask({ thinking, messages: [question] });
    const [block] = answer.content as Anthropic.ThinkingBlock[];
    const messages = [
      question,
      { role: 'assistant', content: answer.content },
      { role: 'user', content: 'Go on' },
    ];
    expect((await ask({ thinking, messages })).status).toBe(200);
    const [, reply] = upstreamRequests(gateway).at(-1)?.conversationState.history ?? [];
    expect(reply).toMatchObject({
      assistantResponseMessage: {
        reasoningContent: { reasoningText: { text: 'Let me see.', signature: block?.signature } },
      },
    });
    expect(upstreamRequests(gateway)).toHaveLength(2);
  });
});

describe('models of accounts', () => {
  it('G-014 are asked of those accounts only that have them, and unknown names are 404 with near ones', async () => {
    const own = await TestGateway.start({ account: false });
    await addAccount(own, { models: ['claude-haiku-4.5'] });
    await addAccount(own, { models: ['claude-opus-4.6'] });
    for (let index = 0; index < 6; index += 1) {
      expect((await ask({ model: 'claude-opus-4-6' }, own)).status).toBe(200);
      expect((await ask({ model: 'claude-haiku-4-5' }, own)).status).toBe(200);
    }
    expect(own.emulator.requests({ operation: 'GenerateAssistantResponse', outcome: 'refused' })).toEqual([]);
    const { status, answer } = await ask({ model: 'claude-opus-4-5' }, own);
    expect(status).toBe(404);
    expect(answer.error?.message).toMatch(
      /'claude-opus-4-5' does not exist here\. Near names: claude-opus-4\.6/,
    );
    await own.close();
  });
});

describe('max_tokens', () => {
  it('C-036 of 0 is answered at once, without the upstream', async () => {
    const { status, headers, answer } = await ask({ max_tokens: 0 });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ content: [], stop_reason: 'max_tokens', usage: { output_tokens: 0 } });
    expect(answer.usage.input_tokens).toBeGreaterThan(0);
    expect(headers.get('x-q2api-usage')).toBe('estimated');
    const streamed = await gateway.fetch('/v1/messages', {
      method: 'POST',
      body: JSON.stringify({
        model: MODEL,
        max_tokens: 0,
        stream: true,
        messages: [{ role: 'user', content: 'Hi' }],
      }),
    });
    const names = [...(await streamed.text()).matchAll(/^event: (.*)$/gm)].map(([, name]) => name);
    expect(names).toEqual(['message_start', 'message_delta', 'message_stop']);
    expect(upstreamRequests(gateway)).toHaveLength(0);
    expect((await ask({ max_tokens: 0, model: 'no-such-model' })).status).toBe(404);
  });

  it.each(['claude-haiku-4-5', 'claude-sonnet-4-6', 'gpt-5.6-sol'])(
    'C-037 of 128000 is taken by %s',
    async (model) => {
      expect((await ask({ model, max_tokens: 128_000 })).status).toBe(200);
    },
  );
});

describe('the header x-q2api-usage', () => {
  it.each([
    ['full', 'measured'],
    ['cache', 'measured'],
    ['context', 'context'],
    ['none', 'estimated'],
  ])('tells for %s usage of the upstream: %s', async (usage, source) => {
    const { headers } = await ask({ messages: [{ role: 'user', content: `Hi ${play('usage', usage)}` }] });
    expect(headers.get('x-q2api-usage')).toBe(source);
  });
});

describe('operator text', () => {
  it('C-016 is the same upstream whether given as a string or as blocks', async () => {
    const contents = [];
    for (const system of ['Be brief.', [{ type: 'text', text: 'Be brief.' }]]) {
      await ask({ system });
      contents.push(lastMessage(gateway).content);
    }
    expect(contents[0]).toContain('Be brief.');
    expect(contents[1]).toBe(contents[0]);
  });
});
