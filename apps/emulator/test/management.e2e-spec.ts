import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { profileArn } from '../src/accounts/account.js';
import { MODELS } from '../src/management/models.js';
import { DEMO_CREDENTIALS, type Emulator, startEmulator } from '../src/start-emulator.js';
import { GENERATE, chatBody, postAwsJson } from './raw-client.js';

const MID_MONTH = Date.UTC(2026, 11, 20, 12);
const SERVICE = 'AmazonCodeWhispererService';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ now: () => MID_MONTH });
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

const { accessToken } = DEMO_CREDENTIALS;

async function awsJson(operation: string, input: object, token = accessToken) {
  const response = await postAwsJson(emulator, `${SERVICE}.${operation}`, input, token);
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0');
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function rest(method: string, path: string, token = accessToken, input?: object) {
  const response = await fetch(emulator.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(input && { 'content-type': 'application/json' }) },
    body: input && JSON.stringify(input),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function ids(body: Record<string, unknown>): string[] {
  return (body['models'] as { modelId: string }[]).map(({ modelId }) => modelId);
}

describe('ListAvailableModels', () => {
  it('gives all models over its pages, in both forms', async () => {
    const seen: string[] = [];
    let nextToken: unknown;
    do {
      const { body } = await awsJson('ListAvailableModels', {
        origin: 'CLI',
        ...(nextToken ? { nextToken } : {}),
      });
      expect(ids(body).length).toBeLessThanOrEqual(5);
      expect(body['defaultModel']).toMatchObject({ modelId: 'claude-sonnet-4.5' });
      seen.push(...ids(body));
      nextToken = body['nextToken'];
    } while (nextToken);
    expect(seen).toEqual(MODELS.map(({ modelId }) => modelId));
    const { body } = await rest('GET', '/ListAvailableModels?origin=CLI&maxResults=2');
    expect(ids(body)).toEqual(seen.slice(0, 2));
  });

  it('reads members from the query of the awsJson form too', async () => {
    const response = await fetch(`${emulator.url}/?origin=CLI&maxResults=1`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${SERVICE}.ListAvailableModels`,
      },
      body: '{}',
    });
    expect(ids((await response.json()) as Record<string, unknown>)).toHaveLength(1);
  });

  it('advertises request fields for 4.6 but not for 4.5', async () => {
    emulator.configure({ modelsPageSize: 100 });
    const { body } = await awsJson('ListAvailableModels', { origin: 'CLI' });
    const schemas = new Map(
      (body['models'] as { modelId: string; additionalModelRequestFieldsSchema?: object }[]).map((model) => [
        model.modelId,
        model.additionalModelRequestFieldsSchema,
      ]),
    );
    expect(schemas.get('claude-opus-4.5')).toBeUndefined();
    expect(schemas.get('claude-opus-4.6')).toMatchObject({
      properties: { output_config: { properties: { effort: { enum: ['low', 'medium', 'high', 'max'] } } } },
    });
  });

  it('only gives those of the account', async () => {
    const limited = emulator.issueCredentials({ models: ['claude-haiku-4.5'] });
    const { body } = await awsJson('ListAvailableModels', { origin: 'CLI' }, limited.accessToken);
    expect(ids(body)).toEqual(['claude-haiku-4.5']);
  });

  it.each([
    [{}],
    [{ origin: 'CLI', maxResults: 0 }],
    [{ origin: 'CLI', maxResults: 101 }],
    [{ origin: 'CLI', nextToken: 'x' }],
  ])('refuses %j', async (input) => {
    expect((await awsJson('ListAvailableModels', input)).status).toBe(400);
  });

  it('is refused without a valid bearer', async () => {
    expect((await awsJson('ListAvailableModels', { origin: 'CLI' }, 'unknown')).status).toBe(403);
  });
});

describe('profiles', () => {
  it('are refused to a Builder ID', async () => {
    const { status, body } = await rest('POST', '/ListAvailableProfiles', accessToken, {});
    expect([status, body['message']]).toEqual([403, expect.stringContaining('Builder ID')]);
  });

  it('are listed in pages and got one by one', async () => {
    const profiles = ['us-east-1', 'eu-central-1'].map((region) => ({
      arn: profileArn(region, 'team'),
      profileName: region,
    }));
    const account = emulator.issueCredentials({ kind: 'identity-center', profiles });
    const token = account.accessToken;
    const first = await awsJson('ListAvailableProfiles', { maxResults: 1 }, token);
    const second = await awsJson('ListAvailableProfiles', { nextToken: first.body['nextToken'] }, token);
    expect([first.body['profiles'], second.body['profiles']].flat()).toMatchObject(profiles);
    const got = await awsJson('GetProfile', { profileArn: profiles[1]?.arn }, token);
    expect(got.body).toMatchObject({ profile: { arn: profiles[1]?.arn, status: 'ACTIVE' } });
    const foreign = await awsJson('GetProfile', { profileArn: profileArn('us-east-1', 'foreign') }, token);
    expect(foreign.status).toBe(404);
  });
});

describe('GetUsageLimits', () => {
  it('counts chat requests and is reset at the first of the next month', async () => {
    const account = emulator.issueCredentials({ usageLimit: 10 });
    for (let index = 0; index < 3; index++) {
      const chat = await postAwsJson(emulator, GENERATE, chatBody('Hi'), account.accessToken);
      await chat.arrayBuffer();
    }
    const { body } = await rest(
      'GET',
      '/getUsageLimits?origin=CLI&isEmailRequired=true',
      account.accessToken,
    );
    expect(body).toMatchObject({
      limits: [{ type: 'AGENTIC_REQUEST', currentUsage: 3, totalUsageLimit: 10, percentUsed: 30 }],
      nextDateReset: Date.UTC(2027, 0, 1) / 1000,
      daysUntilReset: 12,
      usageBreakdownList: [{ currentUsage: 3, usageLimit: 10 }],
      userInfo: { userId: account.accountId, email: `${account.accountId}@example.com` },
    });
  });

  it('does not count what was refused', async () => {
    const refused = await postAwsJson(emulator, GENERATE, chatBody(''), accessToken);
    expect(refused.status).toBe(400);
    const { body } = await awsJson('GetUsageLimits', {});
    expect(body).toMatchObject({ limits: [{ currentUsage: 0 }] });
  });

  it('is what ends in 402 MONTHLY_REQUEST_COUNT', async () => {
    const account = emulator.issueCredentials({ usageLimit: 1 });
    const chat = () => postAwsJson(emulator, GENERATE, chatBody('Hi'), account.accessToken);
    expect((await chat()).status).toBe(200);
    const refused = await chat();
    expect(refused.status).toBe(402);
    expect(await refused.json()).toMatchObject({ reason: 'MONTHLY_REQUEST_COUNT' });
  });
});

describe('what is no operation', () => {
  it.each([
    ['POST', '/nowhere'],
    ['GET', '/generateAssistantResponse'],
  ])('%s %s is answered with 404', async (method, path) => {
    expect((await rest(method, path)).status).toBe(404);
  });

  it('an unknown target is answered with 404, another content type with 415, no JSON with 400', async () => {
    expect((await awsJson('Nonsense', {})).status).toBe(404);
    const typed = await fetch(emulator.url, {
      method: 'POST',
      headers: { 'x-amz-target': GENERATE, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(typed.status).toBe(415);
    const broken = await postAwsJson(emulator, GENERATE, '{"conversationState":', accessToken);
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ reason: 'REQUEST_BODY_INVALID_JSON' });
    const noObject = await postAwsJson(emulator, GENERATE, '[]', accessToken);
    expect(await noObject.json()).toMatchObject({ message: 'Improperly formed request.', reason: null });
  });

  it('a body that is not JSON has an OIDC error where OIDC is asked', async () => {
    const response = await fetch(`${emulator.url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });
});
