import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from './test-gateway.js';
import { lastMessage } from './upstream-script.js';

let gateway: TestGateway;

beforeAll(async () => {
  const modelAliases = new Map([
    ['gpt-4o', 'claude-sonnet-4-5'],
    ['my/fast:model', 'claude-haiku-4.5'],
  ]);
  gateway = await TestGateway.start({ config: { modelAliases } });
});
afterAll(() => gateway.close());

const messages = [{ role: 'user', content: 'Hi' }];
const SURFACES: [string, string, object][] = [
  ['Claude Messages', '/v1/messages', { messages, max_tokens: 100 }],
  ['Chat Completions', '/v1/chat/completions', { messages }],
  ['Responses', '/v1/responses', { input: 'Hi' }],
];

describe.each(SURFACES)('G-014 %s', (_name, path, body) => {
  it.each([
    ['gpt-4o', 'claude-sonnet-4.5'],
    ['my/fast:model', 'claude-haiku-4.5'],
    ['claude-sonnet-4-5-20250929', 'claude-sonnet-4.5'],
    ['claude-haiku-4-5', 'claude-haiku-4.5'],
  ])('%s is answered by %s, under the name that was asked for', async (model, modelId) => {
    const text = JSON.stringify({ ...body, model });
    const response = await gateway.fetch(path, { method: 'POST', body: text });
    expect(await response.json()).toMatchObject({ model });
    expect(response.headers.get('x-q2api-model')).toBe(modelId);
    expect(lastMessage(gateway).modelId).toBe(modelId);
  });

  it('an unknown name is 404', async () => {
    const text = JSON.stringify({ ...body, model: 'gpt-4' });
    expect((await gateway.fetch(path, { method: 'POST', body: text })).status).toBe(404);
  });
});

describe('G-015 the list of models', () => {
  it('has the aliases, and finds them', async () => {
    const ids = (await gateway.openai().models.list()).data.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['claude-sonnet-4.5', 'gpt-4o', 'my/fast:model']));
    expect(await gateway.openai().models.retrieve('my/fast:model')).toMatchObject({
      id: 'my/fast:model',
      object: 'model',
    });
    expect(await gateway.claude().models.retrieve('gpt-4o')).toMatchObject({ id: 'gpt-4o', type: 'model' });
  });
});
