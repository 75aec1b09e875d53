import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Account, BulkResult } from '@q2api/admin-contract';
import { TestGateway } from './test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start({ account: false });
});
afterAll(() => gateway.close());

async function create(): Promise<string> {
  const { clientId, clientSecret, refreshToken } = gateway.emulator.issueCredentials({});
  const body = JSON.stringify({ clientId, clientSecret, refreshToken });
  return ((await (await gateway.fetch('/v2/accounts', { method: 'POST', body })).json()) as Account).id;
}

async function bulk(action: string, ids: string[]) {
  const body = JSON.stringify({ action, ids });
  const response = await gateway.fetch('/v2/accounts/bulk', { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as BulkResult };
}

async function get(id: string) {
  const response = await gateway.fetch(`/v2/accounts/${id}`);
  return { status: response.status, account: (await response.json()) as Account };
}

describe('POST /v2/accounts/bulk', () => {
  it('disables, enables, refreshes and deletes all that are named', async () => {
    const ids = [await create(), await create(), await create()];
    const ok = ids.map((id) => ({ id, ok: true }));
    expect(await bulk('disable', ids)).toEqual({ status: 200, body: { results: ok } });
    for (const id of ids) expect((await get(id)).account.enabled).toBe(false);
    expect((await bulk('enable', ids)).body.results).toEqual(ok);
    for (const id of ids) expect((await get(id)).account.state).toBe('ready');
    expect((await bulk('refresh', ids)).body.results).toEqual(ok);
    for (const id of ids) expect((await get(id)).account.last_refresh_status).toBe('success');
    expect((await bulk('delete', ids)).body.results).toEqual(ok);
    for (const id of ids) expect((await get(id)).status).toBe(404);
  });

  it('tells what failed, in the order of the request, and does the rest', async () => {
    const unknown = randomUUID();
    const known = await create();
    for (const action of ['enable', 'refresh', 'delete']) {
      const { status, body } = await bulk(action, [unknown, known]);
      expect(status).toBe(200);
      expect(body.results).toEqual([
        { id: unknown, ok: false, error: `There is no account ${unknown}.` },
        { id: known, ok: true },
      ]);
    }
  });

  it('names the cause when an account must sign in again', async () => {
    const { accountId, ...credentials } = gateway.emulator.issueCredentials({});
    gateway.emulator.expireRegistration(accountId);
    const created = await gateway.fetch('/v2/accounts', {
      method: 'POST',
      body: JSON.stringify(credentials),
    });
    const { id } = (await created.json()) as Account;
    const { results } = (await bulk('refresh', [id])).body;
    expect(results[0]).toMatchObject({ id, ok: false });
    expect(results[0]?.error).toContain('The account must sign in again');
  });

  it.each([
    ['an unknown action', 'rename', [randomUUID()], 'action'],
    ['an id that is none', 'enable', ['1'], 'ids'],
    ['no id', 'enable', [], 'ids'],
    ['more than 1000 ids', 'enable', Array.from({ length: 1001 }, () => randomUUID()), 'ids'],
    ['an id twice', 'enable', Array(2).fill('6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a') as string[], 'ids'],
  ])('refuses %s', async (_name, action, ids, field) => {
    const { status, body } = await bulk(action, ids);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });
});
