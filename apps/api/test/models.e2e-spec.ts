import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from './test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterAll(() => gateway.close());

describe('GET /v1/models', () => {
  it('gives one list that both SDKs read', async () => {
    const claude = (await gateway.claude().models.list()).data;
    const openai = (await gateway.openai().models.list()).data;
    expect(claude.map(({ id }) => id)).toContain('claude-sonnet-4.5');
    expect(openai.map(({ id }) => id)).toEqual(claude.map(({ id }) => id));
    for (const model of claude)
      expect(model).toMatchObject({ type: 'model', display_name: expect.any(String) });
    for (const model of openai) expect(model).toMatchObject({ object: 'model', created: expect.any(Number) });
  });

  it('ends when an SDK pages through it', async () => {
    const ids: string[] = [];
    for await (const model of gateway.claude().models.list({ limit: 1000 })) ids.push(model.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('finds one model by every name that requests may use', async () => {
    expect((await gateway.claude().models.retrieve('claude-sonnet-4.5')).id).toBe('claude-sonnet-4.5');
    expect((await gateway.openai().models.retrieve('claude-sonnet-4-5-20250929')).id).toBe(
      'claude-sonnet-4-5-20250929',
    );
  });

  it('answers 404 for an unknown model in the shape of whoever asks', async () => {
    await expect(gateway.claude().models.retrieve('no/such')).rejects.toMatchObject({
      status: 404,
      error: { type: 'error', error: { type: 'not_found_error' } },
    });
    await expect(gateway.openai().models.retrieve('no-such')).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
  });
});
