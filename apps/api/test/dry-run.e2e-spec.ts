import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MODEL, TestGateway } from './test-gateway.js';
import { upstreamRequests } from './upstream-script.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterAll(() => gateway.close());

async function convert(body: object) {
  const response = await gateway.fetch('/v2/convert', { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

const messages = [{ role: 'user', content: 'Hello there' }];
const REQUESTS = {
  claude: { model: MODEL, max_tokens: 10, temperature: 1, messages },
  openai: { model: MODEL, temperature: 1, messages },
  responses: { model: MODEL, temperature: 1, input: 'Hello there' },
};

describe('POST /v2/convert', () => {
  it.each(Object.entries(REQUESTS))('shows what a %s request becomes', async (protocol, request) => {
    const { status, answer } = await convert({ protocol, request });
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      model: 'claude-haiku-4.5',
      repairs: [],
      ignored: ['temperature'],
      estimatedTokens: expect.any(Number),
      body: {
        conversationState: {
          currentMessage: { userInputMessage: { content: 'Hello there', modelId: 'claude-haiku-4.5' } },
        },
      },
    });
  });

  it('shows what would really be sent, and sends nothing itself', async () => {
    const tools = [{ name: 'a name with blanks', input_schema: { type: 'object', properties: {} } }];
    const request = { ...REQUESTS.claude, system: 'Be brief.', tools };
    const sent = upstreamRequests(gateway).length;
    const { answer } = await convert({ protocol: 'claude', request });
    expect(answer.repairs).toEqual(['renamed 1 tool']);
    expect(upstreamRequests(gateway)).toHaveLength(sent);
    await gateway.fetch('/v1/messages', { method: 'POST', body: JSON.stringify(request) });
    const withoutIds = (body: unknown) => JSON.stringify(body).replace(/"conversationId":"[^"]*",?/, '');
    expect(withoutIds(answer.body)).toBe(withoutIds(upstreamRequests(gateway).at(-1)));
  });

  it('tells why a request would be refused', async () => {
    const { status, answer } = await convert({ protocol: 'claude', request: { model: MODEL, messages } });
    expect(status).toBe(400);
    expect(answer.message).toMatch(/^max_tokens/);
    const unknown = { protocol: 'openai', request: { ...REQUESTS.openai, model: 'no-such-model' } };
    expect((await convert(unknown)).status).toBe(404);
  });

  it('refuses what is no request', async () => {
    expect((await convert({ protocol: 'gemini', request: {} })).status).toBe(400);
    expect((await convert({ protocol: 'claude' })).status).toBe(400);
  });

  it('is for operators only', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    const body = JSON.stringify({ protocol: 'claude', request: REQUESTS.claude });
    const response = await gateway.fetch('/v2/convert', { method: 'POST', body, headers: forwarded });
    expect(response.status).toBe(401);
  });

  it('is in the API reference', async () => {
    const docs = (await (await gateway.fetch('/docs-json')).json()) as { paths: Record<string, unknown> };
    expect(docs.paths['/v2/convert']).toHaveProperty('post.requestBody');
  });
});
