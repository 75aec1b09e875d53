import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from './test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterAll(() => gateway.close());

interface Operation {
  requestBody?: { content: { 'application/json': { schema: { example?: object } } } };
}

const ROUTES = [
  '/v1/messages',
  '/v1/messages/count_tokens',
  '/v1/chat/completions',
  '/v1/responses',
  '/v1/responses/input_tokens',
];

describe('the API reference', () => {
  it.each(ROUTES)('shows a body for %s that works', async (path) => {
    const reference = await (await gateway.fetch('/docs-json')).json();
    const { post } = (reference as { paths: Record<string, { post?: Operation }> }).paths[path] ?? {};
    const example = post?.requestBody?.content['application/json'].schema.example;
    const response = await gateway.fetch(path, { method: 'POST', body: JSON.stringify(example) });
    expect(response.status).toBe(200);
  });
});
