import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Account, AccountList, AccountTest, Overview, Settings } from '@q2api/admin-contract';
import { SseDecoder } from '@q2api/sse';
import { SETTING_CATALOGUE } from '../src/settings/setting-catalogue.js';
import { loadConfig } from '../src/config/load-config.js';
import { API_KEY, MODEL, TestGateway } from './test-gateway.js';

describe('what the console asks for', () => {
  let gateway: TestGateway;
  let account: Account;

  beforeAll(async () => {
    gateway = await TestGateway.start({ config: { maxErrorCount: 2, httpProxy: undefined } });
    account = (await read<AccountList>('/v2/accounts')).accounts[0] as Account;
  });

  afterAll(() => gateway.close());

  async function read<Body>(path: string): Promise<Body> {
    const response = await gateway.fetch(path);
    expect(response.status).toBe(200);
    return (await response.json()) as Body;
  }

  const post = (path: string, body: object) =>
    gateway.fetch(path, { method: 'POST', body: JSON.stringify(body) });

  const claudeRequest = (text: string, stream: boolean) => ({
    model: MODEL,
    max_tokens: 100,
    stream,
    messages: [{ role: 'user', content: text }],
  });

  /** The figures once `done` is true of them: they are written a moment after a turn. */
  async function overviewWhen(done: (overview: Overview) => boolean): Promise<Overview> {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const overview = await read<Overview>('/v2/overview');
      if (done(overview)) return overview;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the figures never came');
  }

  it('counts turns, errors, tokens and first-token times', async () => {
    const before = await read<Overview>('/v2/overview');
    expect(before.now).toMatchObject({
      accounts: { usable: 1, total: 1 },
      lastHour: { requests: 0, successRate: null },
    });
    expect(before.series).toHaveLength(24);

    await post('/v1/messages', claudeRequest('Hello', false)).then((answer) => answer.text());
    await post('/v1/messages', claudeRequest('[[emulator:truncated-frame]]', false)).then((answer) =>
      answer.text(),
    );

    const { now, series } = await overviewWhen(
      // Times are written after the counts: between the two there are turns without a time.
      ({ now: { lastHour } }) =>
        lastHour.errors > 0 && lastHour.requests > 1 && lastHour.firstTokenP95Ms !== null,
    );
    expect(now.lastHour.successRate).toBeGreaterThan(0);
    expect(now.lastHour.successRate).toBeLessThan(1);
    expect(now.lastHour.firstTokenP95Ms).toBeGreaterThan(0);
    expect(now.inFlight).toBe(0);
    expect(now.today.inputTokens).toBeGreaterThan(0);
    expect(now.today.outputTokens).toBeGreaterThan(0);
    expect(series.at(-1)?.requests).toBe(now.today.requests);
  });

  it('names what needs attention', async () => {
    const { attention } = await read<Overview>('/v2/overview?range=7d');
    expect(attention).toContainEqual({ code: 'console-open', exposed: false });
    expect(attention.map(({ code }) => code)).not.toContain('api-open');
    const refused = await gateway.fetch('/v2/overview?range=1y');
    expect(refused.status).toBe(400);
  });

  it('tests a chat in either protocol and says which account served it', async () => {
    const answer = await post('/v2/chat/test', {
      protocol: 'claude',
      request: claudeRequest('Hi there', true),
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(answer.headers.get('x-q2api-account')).toBe(account.id);
    expect(new SseDecoder().push(await answer.text()).at(-1)?.event).toBe('message_stop');

    const chat = { model: MODEL, messages: [{ role: 'user', content: 'Hi there' }] };
    const openai = await post('/v2/chat/test', { protocol: 'openai', accountId: account.id, request: chat });
    expect(await openai.json()).toMatchObject({ object: 'chat.completion' });
  });

  it('fails a chat test with the true status in the shape of its protocol', async () => {
    const bad = await post('/v2/chat/test', { protocol: 'claude', request: { model: MODEL, messages: [] } });
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
    const unknown = await post('/v2/chat/test', {
      protocol: 'openai',
      request: { model: 'none', messages: [{ role: 'user', content: 'x' }] },
    });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ error: { code: 'model_not_found' } });
  });

  it('tests one account with a tiny turn', async () => {
    const response = await post(`/v2/accounts/${account.id}/test`, {});
    expect(response.status).toBe(200);
    const { firstTokenMs, durationMs, model } = (await response.json()) as AccountTest;
    expect(model).toMatch(/^[a-z]/);
    expect(firstTokenMs).toBeGreaterThanOrEqual(0);
    expect(durationMs).toBeGreaterThanOrEqual(firstTokenMs);
  });

  it('says what is wrong with an account that fails its test', async () => {
    gateway.emulator.inject({ error: 'suspended', times: 1, operation: 'GenerateAssistantResponse' });
    const response = await post(`/v2/accounts/${account.id}/test`, {});
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(/suspended/i) });
    const missing = await post('/v2/accounts/00000000-0000-4000-8000-000000000000/test', {});
    expect(missing.status).toBe(404);
  });

  it('lists models with the accounts that have them', async () => {
    const { models } = await read<{ models: { id: string; accountIds: string[] }[] }>('/v2/models');
    expect(models.find(({ id }) => id === 'claude-haiku-4.5')?.accountIds).toEqual([account.id]);
  });

  it('shows the configuration without its secrets', async () => {
    const { settings, security, proxy } = await read<Settings>('/v2/settings');
    expect(settings.find(({ name }) => name === 'OPENAI_KEYS')).toMatchObject({
      value: 'hidden',
      secret: true,
    });
    expect(settings.find(({ name }) => name === 'MAX_ERROR_COUNT')?.value).toBe('2');
    expect(security).toContainEqual({ code: 'api-open', level: 'ok' });
    expect(proxy).toBeNull();
    expect(JSON.stringify(settings)).not.toContain(API_KEY);
  });

  it('tries the way to the upstream', async () => {
    const response = await post('/v2/settings/proxy-test', {});
    expect(await response.json()).toMatchObject({
      targets: [{ url: gateway.emulator.url, viaProxy: false, reachable: true, error: null }],
    });
  });
});

describe('the list of settings', () => {
  it('shows where a value comes from', () => {
    const config = loadConfig({ PORT: '9000' }, new Map([['PORT', 'file']]));
    expect(config.sources.get('PORT')).toBe('file');
    expect(SETTING_CATALOGUE.find(({ name }) => name === 'PORT')?.read(config)).toBe(9000);
  });
});
