import { describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { API_KEY, until } from '../../api/test/test-gateway.js';
import { profileArn } from '../../emulator/src/accounts/account.js';
import { useGateway } from './support/gateway-suite.js';

jest.setTimeout(60_000);

const PASSWORD = 'a long enough password';
const row = (page: Page, name: string) => page.getByTestId('account').filter({ hasText: name });

/** A field of the open dialog. */
const field = (page: Page, name: string) => page.getByRole('dialog').getByRole('textbox', { name });

async function command(page: Page, account: string, name: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${account}` }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** Starts a device login in the dialog that is open, and returns its code. */
async function startLogin(page: Page, label?: string): Promise<string> {
  if (label !== undefined) await field(page, 'Label').fill(label);
  await page.getByRole('button', { name: 'Continue' }).click();
  const code = await page.getByTestId('user-code').innerText();
  await page.getByText('Waiting for your approval').waitFor();
  return code;
}

describe('the console in front of a gateway without accounts', () => {
  const suite = useGateway({ account: false });

  it('leads from the empty overview to an account that answers', async () => {
    const page = await suite.open('/');
    await page.getByText('No account is enabled').waitFor();
    await page.getByRole('link', { name: 'Add account' }).click();
    const code = await startLogin(page, 'first');
    const link = page.getByRole('link', { name: 'Open the AWS page' });
    expect(await link.getAttribute('href')).toContain(code);
    expect(await link.getAttribute('target')).toBe('_blank');
    suite.gateway.emulator.approveDeviceLogin(code);
    await page.getByText('Signed in').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Done' }).click();
    await row(page, 'first').getByText('Ready').waitFor();
    await command(page, 'first', 'Test');
    await page.getByText(/first answered; first token after/).waitFor();
  });

  it('takes a login up again after a reload, and says when it was denied', async () => {
    const page = await suite.open('/accounts?add');
    const code = await startLogin(page);
    await page.reload();
    await page.getByText('Waiting for your approval').waitFor();
    expect(await page.getByTestId('user-code').innerText()).toBe(code);
    suite.gateway.emulator.denyDeviceLogin(code);
    await page.getByText('The access was denied').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByRole('button', { name: 'Continue' }).waitFor();
  });

  it('asks which of several profiles of an organisation is meant', async () => {
    const profiles = ['us-east-1', 'eu-central-1'].map((region) => ({
      arn: profileArn(region, `of ${region}`),
      profileName: `Profile of ${region}`,
    }));
    const { accountId } = suite.gateway.emulator.issueCredentials({ kind: 'identity-center', profiles });
    const page = await suite.open('/accounts?add');
    await page.getByText('IAM Identity Center', { exact: true }).click();
    await field(page, 'Start URL').fill('not a url');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('An address that begins with https://').waitFor();
    await field(page, 'Start URL').fill('https://d-1234567890.awsapps.com/start');
    const code = await startLogin(page, 'organisation');
    suite.gateway.emulator.approveDeviceLogin(code, accountId);
    await page.getByLabel('Profile of eu-central-1 · eu-central-1').check({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Signed in').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Done' }).click();
    await row(page, 'organisation')
      .getByText(/eu-central-1/)
      .waitFor();
  });

  it('signs an account in again, which stays the same account', async () => {
    const page = await suite.open('/accounts');
    await row(page, 'first').waitFor();
    const before = await page.getByTestId('account').count();
    await command(page, 'first', 'Sign in again');
    const code = await startLogin(page);
    suite.gateway.emulator.approveDeviceLogin(code);
    await page.getByText('Signed in').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Done' }).click();
    await row(page, 'first').getByText('Ready').waitFor();
    expect(await page.getByTestId('account').count()).toBe(before);
  });

  it('imports accounts from a file, after a preview', async () => {
    const { clientId, clientSecret, refreshToken } = suite.gateway.emulator.issueCredentials();
    const good = { label: 'imported', clientId, clientSecret, refreshToken };
    const file = JSON.stringify([good, { label: 'broken', clientId: 'x' }]);
    const page = await suite.open('/accounts?add');
    await page.getByRole('tab', { name: 'Import' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'accounts.json', mimeType: 'application/json', buffer: Buffer.from(file) });
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('row', { name: /imported New/ }).waitFor();
    await page.getByRole('row', { name: /Not usable/ }).waitFor();
    expect(await row(page, 'imported').count()).toBe(0);
    await page.getByRole('button', { name: 'Import 1 account' }).click();
    await page.getByRole('row', { name: /imported Imported/ }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await row(page, 'imported').waitFor();
  });

  it('refreshes, disables and deletes', async () => {
    const page = await suite.open('/accounts');
    await command(page, 'imported', 'Refresh token now');
    await page.getByText('imported has a new token.').waitFor();
    await page.getByRole('switch', { name: 'imported enabled' }).click({ force: true });
    await row(page, 'imported').getByText('Disabled').waitFor();
    await page.reload();
    await row(page, 'imported').getByText('Disabled').waitFor();
    await command(page, 'imported', 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await row(page, 'imported').waitFor({ state: 'detached' });
  });
});

describe('the console in front of a gateway that works', () => {
  const suite = useGateway();
  const answers = (page: Page) => page.getByRole('article', { name: 'Answer' });

  async function ask(page: Page, text: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Message' }).fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
  }

  it.each(['Claude', 'OpenAI'])('chats by %s, with the models of the accounts', async (protocol) => {
    const page = await suite.open('/chat');
    await page.getByText(protocol, { exact: true }).first().click();
    await page.getByRole('combobox', { name: 'Model' }).fill('claude-haiku');
    await page.getByRole('option', { name: 'claude-haiku-4.5' }).click();
    await ask(page, 'Good morning!');
    await answers(page).getByText('You said: Good morning!').waitFor();
    await page.locator('article[data-status="done"]').waitFor();
    expect(await answers(page).innerText()).toMatch(/First token[\s\S]*Total[\s\S]*tokens in[\s\S]*Account:/);
  });

  it('stops a slow answer at once, and the upstream with it', async () => {
    const page = await suite.open('/chat');
    await ask(page, `[[emulator:pace 200]] ${'Repeat this. '.repeat(100)}`);
    await answers(page)
      .getByText(/This is claude/)
      .waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('article[data-status="stopped"]').waitFor({ timeout: 1_000 });
    await until(() => suite.gateway.emulator.accounts().some(({ counters }) => counters.chatAborted > 0));
  });

  it('shows the error of an upstream stream that breaks', async () => {
    const page = await suite.open('/chat');
    await ask(
      page,
      '[[emulator:pace 50]][[emulator:mid-stream-exception {"after":5}]] Tell me a long story about ships.',
    );
    await answers(page).getByRole('alert').getByText('The answer broke off').waitFor();
  });

  it('calls a tool and goes on with its result', async () => {
    const page = await suite.open('/chat');
    await page.getByText('Insert a sample tool').click();
    await ask(page, 'Please use the get_weather tool');
    await answers(page).getByText('Tool call: get_weather').waitFor();
    await page
      .getByLabel(/Result of get_weather/)
      .first()
      .fill('sunny');
    await page.getByRole('button', { name: /Send the result/ }).click();
    await answers(page).last().getByText('The tool answered: sunny').waitFor();
  });

  it('connects: its own address in every set-up, and a test that needs the key', async () => {
    const page = await suite.open('/connect');
    for (const client of ['Claude Code', 'Codex', 'opencode', 'Cline', 'curl']) {
      await page.getByRole('tab', { name: client, exact: true }).click();
      await page.getByRole('tabpanel').getByText(suite.gateway.url).first().waitFor();
    }
    await page.getByRole('button', { name: 'Send a test request' }).click();
    await page.getByText('The gateway does not accept this key.').waitFor();
    await page.getByLabel('API key').fill(API_KEY);
    await page.getByRole('button', { name: 'Send a test request' }).click();
    await page.getByText(/It works: answered in/).waitFor();
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain(
      API_KEY,
    );
  });

  it('shows the settings without a secret, and tests the way out', async () => {
    const page = await suite.open('/settings');
    await page.getByText('OPENAI_KEYS', { exact: true }).waitFor();
    expect((await page.content()).includes(API_KEY)).toBe(false);
    await page.getByText('The API needs a key.').waitFor();
    await page.getByText('The console has no password').waitFor();
    await page.getByRole('button', { name: 'Test connections' }).click();
    await page
      .getByText(/Reached in/)
      .first()
      .waitFor();
  });

  it('tells of every turn how it came to its account, and finds those in trouble', async () => {
    const page = await suite.open('/');
    await page.getByRole('region', { name: 'Now' }).getByText('In flight').click();
    await page.getByText('Completed').first().waitFor();
    await page.getByText('In trouble').click();
    await page.getByText('Completed').first().waitFor({ state: 'detached' });
    const turn = page.locator('details').first();
    await turn.locator('summary').press('Enter');
    await turn.getByText('chosen from 1 account').waitFor();
    await turn.getByText(/^req_[\w-]+$/).waitFor();
    await page.reload();
    await turn.waitFor();
    expect(await page.getByText('Completed').count()).toBe(0);
  });

  it('counts what happened on the overview', async () => {
    const page = await suite.open('/');
    const now = page.getByRole('region', { name: 'Now' });
    await now.getByText('1 / 1').waitFor();
    await now.getByText(/errors in \d+ requests/).waitFor();
    await page.getByRole('table', { name: 'Requests and errors' }).getByRole('row').nth(1).waitFor();
  });
});

describe('the console with a password', () => {
  const suite = useGateway({ account: false, config: { adminPassword: PASSWORD } });

  async function signIn(page: Page, password: string): Promise<void> {
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  it('signs in, stays so over a reload, and signs out', async () => {
    const page = await suite.open('/settings');
    await signIn(page, 'wrong');
    await page.getByText('This is not the password.').waitFor();
    await signIn(page, PASSWORD);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password', { exact: true }).waitFor();
    await page.goto('/accounts');
    await page.getByLabel('Password', { exact: true }).waitFor();
  });

  it('asks for the password over the page when the session ends, and loses nothing', async () => {
    const page = await suite.open('/accounts?add');
    await signIn(page, PASSWORD);
    const dialog = page.getByRole('dialog', { name: 'Add account' });
    await field(page, 'Label').fill('typed before');
    await page.context().clearCookies();
    await dialog.getByRole('button', { name: 'Continue' }).click();
    const again = page.getByRole('dialog', { name: 'Your session has ended' });
    await again.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await page.getByTestId('user-code').waitFor();
  });
});
