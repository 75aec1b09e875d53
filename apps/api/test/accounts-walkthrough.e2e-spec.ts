import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { Account, AccountList, ClaimedLogin, LoginStatus, StartedLogin } from '@q2api/admin-contract';
import { projectRoot } from '../src/config/project-root.js';
import { TestGateway } from './test-gateway.js';

const run = promisify(execFile);
const PUBLISHED_URL = 'http://localhost:8000';
const PASSWORD = 'the password of this test';

/** The curl commands of docs/accounts.md, in their order. */
function publishedCommands(): string[] {
  const text = readFileSync(join(projectRoot, 'docs', 'accounts.md'), 'utf8');
  return Array.from(text.matchAll(/^```sh\n(curl [^`]+)^```$/gm), ([, command = '']) => command);
}

const [START, CLAIM, STATUS, CREATE, LIST, CHANGE, REFRESH, DELETE, ...OTHERS] = publishedCommands();

it('every published command is part of the walk-through', () => {
  expect(OTHERS).toEqual([]);
  expect(DELETE).toContain('-X DELETE');
});

describe.each([
  ['on this machine without a password', undefined],
  ['with ADMIN_PASSWORD', PASSWORD],
])('the published commands %s', (_name, adminPassword) => {
  it('do what the page says', async () => {
    const gateway = await TestGateway.start({ account: false, config: { adminPassword } });
    const header = adminPassword === undefined ? '' : `-H "Authorization: Bearer ${adminPassword}" `;
    /** Runs a command as it is written, but for this gateway's port, the ids in braces and the header. */
    const shell = async <Answer>(command = '', values: Record<string, string> = {}): Promise<Answer> => {
      expect(command).toContain(PUBLISHED_URL);
      const filled = Object.entries(values).reduce(
        (text, [name, value]) => text.replace(name, value),
        command,
      );
      const local = filled
        .replace(PUBLISHED_URL, gateway.url)
        .replace('curl ', `curl -sS --fail-with-body ${header}`);
      const { stdout } = await run('sh', ['-c', local]);
      return (stdout === '' ? undefined : JSON.parse(stdout)) as Answer;
    };

    const started = await shell<StartedLogin>(START);
    const { authId } = started;
    expect(started).toMatchObject({
      userCode: expect.any(String),
      verificationUriComplete: expect.any(String),
    });
    const claiming = shell<ClaimedLogin>(CLAIM, { '{authId}': authId });
    gateway.emulator.approveDeviceLogin(started.userCode);
    const { account } = await claiming;
    expect(account).toMatchObject({ label: 'New account', state: 'ready' });
    expect(await shell<LoginStatus>(STATUS, { '{authId}': authId })).toMatchObject({ accountId: account.id });

    const { clientId, clientSecret, refreshToken } = gateway.emulator.issueCredentials();
    const created = await shell<Account>(CREATE, {
      'your-client-id': clientId,
      'your-client-secret': clientSecret,
      'your-refresh-token': refreshToken,
    });
    expect(created).toMatchObject({ label: 'My account', enabled: true });
    const ids = { '{account_id}': created.id };
    expect((await shell<AccountList>(LIST)).accounts.map(({ id }) => id)).toEqual([account.id, created.id]);
    expect(await shell<Account>(CHANGE, ids)).toMatchObject({ enabled: false, state: 'disabled' });
    expect(await shell<Account>(REFRESH, ids)).toMatchObject({ last_refresh_status: 'success' });
    await shell(DELETE, ids);
    expect(await shell<AccountList>(LIST)).toMatchObject({ count: 1 });
    await gateway.close();
  }, 20_000);
});
