import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DEMO_CREDENTIALS,
  type Emulator,
  type IssuedCredentials,
  startEmulator,
} from '../src/start-emulator.js';
import { tool, toolRound, toolUse } from './fixtures/requests.js';
import { GENERATE, answerText, chatBody, postAwsJson, readEvents } from './raw-client.js';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

async function control(method: string, path: string, body?: object) {
  const response = await fetch(`${emulator.url}/__emulator__/${path}`, {
    method,
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text ? (JSON.parse(text) as unknown) : undefined };
}

async function chatStatus(accessToken: string, content = 'Hi'): Promise<number> {
  const response = await postAwsJson(emulator, GENERATE, chatBody(content), accessToken);
  await response.arrayBuffer();
  return response.status;
}

describe('records', () => {
  it('show who asked what, when and how it went, but no secret', async () => {
    await chatStatus(DEMO_CREDENTIALS.accessToken, 'remember me');
    await fetch(`${emulator.url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...DEMO_CREDENTIALS, grantType: 'refresh_token' }),
    });
    const { body } = await control('GET', 'requests');
    expect(body).toMatchObject([
      {
        operation: 'GenerateAssistantResponse',
        form: 'awsJson',
        accountId: 'demo',
        outcome: 'completed',
        body: chatBody('remember me'),
      },
      { operation: 'CreateToken', accountId: 'demo', body: { refreshToken: '[secret]' } },
    ]);
    const [chat] = emulator.requests({ operation: 'GenerateAssistantResponse' });
    expect(chat?.bytesAccepted).toBeGreaterThan(100);
    expect(chat!.receivedAt).toBeLessThanOrEqual(chat!.firstByteAt!);
    expect(chat!.firstByteAt).toBeLessThanOrEqual(chat!.endedAt!);
    const text = JSON.stringify(body);
    for (const secret of [DEMO_CREDENTIALS.clientSecret, DEMO_CREDENTIALS.refreshToken]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toContain(DEMO_CREDENTIALS.accessToken);
  });

  it('say in detail why a request was refused', async () => {
    const response = await postAwsJson(emulator, GENERATE, chatBody(''), DEMO_CREDENTIALS.accessToken);
    expect(response.headers.get('x-emulator-detail')).toContain('content%20is%20empty');
    const { body } = await control('GET', 'requests?outcome=refused');
    expect(body).toMatchObject([
      { status: 400, error: { detail: expect.stringContaining('content is empty') } },
    ]);
  });

  it('forget old bodies when they become too large together', async () => {
    const large = 'x'.repeat(590_000);
    for (let index = 0; index < 120; index++) {
      const content = `${index} ${large} [[emulator:empty]]`;
      const response = await postAwsJson(
        emulator,
        GENERATE,
        chatBody(content, { modelId: 'claude-opus-4.6' }),
        DEMO_CREDENTIALS.accessToken,
      );
      await response.arrayBuffer();
    }
    const records = emulator.requests();
    expect(records).toHaveLength(120);
    expect(records[0]?.body).toBeUndefined();
    expect(records.at(-1)?.body).toBeDefined();
  });

  it('are bounded', async () => {
    const small = await startEmulator({ requestCapacity: 3 });
    for (let index = 0; index < 10; index++) {
      await fetch(`${small.url}/nowhere/${index}`).then((response) => response.text());
    }
    expect(small.requests().map(({ url }) => url)).toEqual(['/nowhere/7', '/nowhere/8', '/nowhere/9']);
    await small.close();
  });
});

describe('requests that nobody would make', () => {
  it.each(['//', '/%', '/?a?b=c', '/__emulator__//'])('are answered, not fatal: %s', async (path) => {
    const response = await fetch(emulator.url + path, { method: 'POST' });
    expect([400, 404]).toContain(response.status);
  });

  it('are told what was wrong with them even if that cannot be written in a header', async () => {
    const body = `{"conversationState": {"\\ud800${'x'.repeat(100_000)}": 1, "chatTriggerType": "MANUAL", "currentMessage": {}}}`;
    const response = await postAwsJson(emulator, GENERATE, body, DEMO_CREDENTIALS.accessToken);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-emulator-detail')).toContain('body.conversationState.?xxx');
  });
});

describe('accounts', () => {
  it('are issued, changed, expired and counted', async () => {
    const issued = (await control('POST', 'credentials', { accountId: 'one' })).body as IssuedCredentials;
    expect(await chatStatus(issued.accessToken)).toBe(200);
    expect((await control('PATCH', 'accounts/one', { usageLimit: 1 })).body).toMatchObject({ usageLimit: 1 });
    expect(await chatStatus(issued.accessToken)).toBe(402);
    expect((await control('POST', 'accounts/one/expire-access-tokens')).status).toBe(204);
    expect(await chatStatus(issued.accessToken)).toBe(403);
    expect((await control('GET', 'accounts/one')).body).toMatchObject({
      counters: { chatRequests: 2, chatCompleted: 1, chatRefused: 1, chatActive: 0, chatMaxActive: 1 },
    });
  });
});

describe('faults', () => {
  it('hit one account, for as many requests as they say', async () => {
    const [one, other] = [emulator.issueCredentials(), emulator.issueCredentials()];
    await control('POST', 'faults', { accountId: one.accountId, times: 2, error: 'throttled' });
    const statuses = [];
    for (const { accessToken } of [one, other, one, one]) statuses.push(await chatStatus(accessToken));
    expect(statuses).toEqual([429, 200, 429, 200]);
    expect((await control('GET', 'faults')).body).toEqual([]);
  });

  it('hit one operation, until they are removed', async () => {
    emulator.inject({ operation: 'GetUsageLimits', error: 'unavailable' });
    const limits = async () => {
      const target = 'AmazonCodeWhispererService.GetUsageLimits';
      return (await postAwsJson(emulator, target, {}, DEMO_CREDENTIALS.accessToken)).status;
    };
    expect(await chatStatus(DEMO_CREDENTIALS.accessToken)).toBe(200);
    expect([await limits(), await limits()]).toEqual([503, 503]);
    const [fault] = emulator.faults();
    expect((await control('DELETE', `faults/${fault?.id}`)).status).toBe(204);
    expect(await limits()).toBe(200);
  });

  it('may answer with any scenario, delay, or reset the connection', async () => {
    emulator.inject({ times: 1, scenario: 'text "from a fault"', delayMs: 60 });
    const start = performance.now();
    const response = await postAwsJson(emulator, GENERATE, chatBody('Hi'), DEMO_CREDENTIALS.accessToken);
    expect(answerText(await readEvents(response))).toBe('from a fault');
    expect(performance.now() - start).toBeGreaterThan(55);
    emulator.inject({ times: 1, scenario: 'text "in a tool round"' });
    const inRound = toolRound([toolUse('1', 'a')], ['1'], [tool('a')]);
    const answered = await postAwsJson(emulator, GENERATE, inRound, DEMO_CREDENTIALS.accessToken);
    expect(answerText(await readEvents(answered))).toBe('in a tool round');
    emulator.inject({ times: 1, reset: true });
    await expect(chatStatus(DEMO_CREDENTIALS.accessToken)).rejects.toThrow('fetch failed');
  });
});

describe('device logins', () => {
  async function startLogin() {
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(emulator.url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return (await response.json()) as Record<string, string>;
    };
    const client = await post('/client/register', { clientName: 'test', clientType: 'public' });
    return post('/device_authorization', { ...client, startUrl: 'https://view.awsapps.com/start' });
  }

  it('are approved and denied from outside, once', async () => {
    const { userCode } = await startLogin();
    expect((await control('POST', `device-logins/${userCode}/approve`)).status).toBe(204);
    expect((await control('GET', 'device-logins')).body).toMatchObject([{ userCode, status: 'approved' }]);
    expect((await control('POST', `device-logins/${userCode}/deny`)).status).toBe(400);
  });

  it('are answered by a person on the page of their verification address', async () => {
    const { userCode, verificationUriComplete } = await startLogin();
    const page = await fetch(verificationUriComplete!).then((response) => response.text());
    expect(page).toContain(userCode);
    const answer = await fetch(verificationUriComplete!, {
      method: 'POST',
      body: new URLSearchParams({ answer: 'deny' }),
    });
    expect(await answer.text()).toContain('Denied');
    expect(emulator.deviceLogins()).toMatchObject([{ status: 'denied' }]);
  });

  it('never show the device code', async () => {
    const { deviceCode } = await startLogin();
    expect(JSON.stringify((await control('GET', 'device-logins')).body)).not.toContain(deviceCode);
    expect(JSON.stringify(emulator.requests())).not.toContain(deviceCode);
  });
});

describe('settings', () => {
  it('are changed, refused when unknown, and put back by a reset', async () => {
    expect((await control('PATCH', 'settings', { paceMs: 3 })).body).toMatchObject({ paceMs: 3 });
    expect(await control('PATCH', 'settings', { speed: 3 })).toMatchObject({
      status: 400,
      body: { error: 'unknown setting speed' },
    });
    emulator.inject({ error: 'throttled' });
    emulator.issueCredentials();
    expect((await control('POST', 'reset')).status).toBe(204);
    expect((await control('GET', 'settings')).body).toMatchObject({ paceMs: 0 });
    expect([emulator.faults(), emulator.requests()]).toEqual([[], []]);
    expect(emulator.accounts().map(({ id }) => id)).toEqual(['demo']);
  });

  it.each(['nothing', 'accounts/nobody'])('answers 400 for %s', async (path) => {
    expect((await control('GET', path)).status).toBe(400);
  });
});
