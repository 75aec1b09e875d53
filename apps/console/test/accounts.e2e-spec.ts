import { describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useConsole } from './support/console-suite.js';
import { LONGEST_FRAME } from './support/longest-frame.js';
import { sampleAccount } from './support/sample-accounts.js';

jest.setTimeout(30_000);

const rows = (page: Page) => page.getByTestId('account');
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });

async function command(page: Page, account: string, name: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${account}` }).click();
  await page.getByRole('menuitem', { name }).click();
}

describe('list of accounts', () => {
  const { open } = useConsole();

  it('says of each account what state it is in, and why', async () => {
    const { page } = await open('/accounts');
    await rows(page).first().waitFor();
    const text = (name: string): Promise<string> => row(page, name).innerText();
    expect(await text('research')).toMatch(/Cooling down\s+Until \d\d:\d\d: Too many requests/);
    expect(await text('ben')).toMatch(/Quota used up\s+Until/);
    expect(await text('carla')).toMatch(/Needs sign-in\s+Must sign in again: the refresh token was rejected/);
    expect(await text('legacy-import')).toMatch(
      /Disabled\s+100 errors in a row, last: The profile is not valid/,
    );
    expect(await text('dora')).toMatch(/Suspended\s+The account was suspended/);
  });

  it('does not show an unknown quota as zero', async () => {
    const { page } = await open('/accounts');
    expect(await row(page, 'ann').innerText()).toContain('Unknown');
    expect(await row(page, 'Account 7c1e42d9').innerText()).toMatch(/Never refreshed\s+Expiry unknown/);
  });

  it('keeps filter, search, order and page in the address, over a reload', async () => {
    const accounts = (now: number) =>
      Array.from({ length: 120 }, (_, index) => sampleAccount(index + 1, now));
    const { page } = await open('/accounts', { prepare: (mock) => (mock.accounts = accounts(mock.now)) });
    await page.getByRole('searchbox').fill('team-0');
    await page.waitForURL(/search=team-0/);
    await page.getByRole('button', { name: 'Account', exact: true }).click();
    await page.getByRole('button', { name: 'Page 2' }).click();
    await page.waitForURL(/page=2/);
    await row(page, 'team-026').waitFor();
    const before = await rows(page).allInnerTexts();
    await page.reload();
    await row(page, 'team-026').waitFor();
    expect(await rows(page).allInnerTexts()).toEqual(before);
    expect(await page.getByRole('searchbox').inputValue()).toBe('team-0');
    expect(await page.getByRole('columnheader', { name: 'Account' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
  });

  it('lets the gateway search all accounts, with one request per pause in typing', async () => {
    const accounts = (now: number) =>
      Array.from({ length: 1_000 }, (_, index) => sampleAccount(index + 1, now));
    const { page, mock } = await open('/accounts', {
      prepare: (gateway) => (gateway.accounts = accounts(gateway.now)),
    });
    await page.getByText('1,000 accounts').waitFor();
    mock.requests.length = 0;
    await page.getByRole('searchbox').pressSequentially('team-999', { delay: 20 });
    await page.getByText('1 account', { exact: true }).waitFor();
    expect(await rows(page).count()).toBe(1);
    expect(mock.requests.filter((request) => request === 'GET /v2/accounts').length).toBeLessThanOrEqual(2);
  });

  it('asks once for each change of the list, however many accounts there are, and scrolls without a halt', async () => {
    const accounts = (now: number) =>
      Array.from({ length: 1_000 }, (_, index) => sampleAccount(index + 1, now));
    const { page, mock } = await open('/accounts', {
      prepare: (gateway) => (gateway.accounts = accounts(gateway.now)),
    });
    await page.getByText('1,000 accounts').waitFor();
    const requestsOf = async (change: () => Promise<void>): Promise<string[]> => {
      mock.requests.length = 0;
      await change();
      // Long enough for a second request, if there were one.
      await page.waitForTimeout(500);
      return [...mock.requests];
    };
    const once = ['GET /v2/accounts'];
    expect(await requestsOf(() => page.getByRole('button', { name: 'Page 2' }).click())).toEqual(once);
    await row(page, 'team-026').waitFor();
    expect(await requestsOf(() => page.getByRole('button', { name: 'Errors' }).click())).toEqual(once);
    await page.getByRole('combobox', { name: 'State' }).click();
    const filter = () => page.getByRole('option', { name: 'Ready' }).click();
    expect(await requestsOf(filter)).toEqual(once);
    await page.getByRole('combobox', { name: 'Accounts per page' }).click();
    expect(await requestsOf(() => page.getByRole('option', { name: '100' }).click())).toEqual(once);
    await rows(page).nth(99).waitFor();

    await page.evaluate(LONGEST_FRAME);
    for (let step = 0; step < 20; step += 1) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(20);
    }
    expect(await page.evaluate('scrollY')).toBeGreaterThan(1_000);
    // Smooth is 16 ms; a busy machine may take many times as long, a list that is laid out anew takes seconds.
    expect(await page.evaluate('window.longestFrame')).toBeLessThan(500);
  });

  it('shows the accounts of one state', async () => {
    const { page } = await open('/accounts?state=disabled');
    await row(page, 'legacy-import').waitFor();
    expect(await rows(page).count()).toBe(1);
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Needs sign-in' }).click();
    await row(page, 'carla').waitFor();
    expect(page.url()).toContain('state=needs-sign-in');
  });

  it('goes to the last page when the address names one behind it', async () => {
    const { page } = await open('/accounts?page=9');
    await row(page, 'build-farm').waitFor();
    expect(await rows(page).count()).toBe(8);
  });

  it('says what to do when there is no account, and when none matches', async () => {
    const { page } = await open('/accounts', { prepare: (mock) => (mock.accounts = []) });
    await page.getByText('No accounts yet').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Add account' }).last().click();
    await page.getByRole('dialog', { name: 'Add account' }).waitFor();
    const other = await open('/accounts?search=nobody');
    await other.page.getByRole('button', { name: 'Show all accounts' }).click();
    await row(other.page, 'ann').waitFor();
  });

  it('says what failed and tries again', async () => {
    const { page, mock } = await open('/accounts', {
      prepare: (gateway) =>
        gateway.on('GET /v2/accounts', () => ({ status: 403, body: { message: 'The disk is on fire.' } })),
    });
    const alert = page.getByRole('alert').filter({ hasText: 'The accounts could not be loaded' });
    await alert.waitFor();
    expect(await alert.innerText()).toContain('The disk is on fire.');
    mock.on('GET /v2/accounts');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await row(page, 'ann').waitFor();
    expect(await alert.count()).toBe(0);
  });
});

describe('actions on accounts', () => {
  const { open } = useConsole();

  it('disables and enables with the switch', async () => {
    const { page, mock } = await open('/accounts');
    await page.getByRole('switch', { name: 'ann enabled' }).click({ force: true });
    await page.getByText('ann is disabled.').waitFor();
    expect(mock.accounts.find(({ label }) => label === 'ann')?.enabled).toBe(false);
    await row(page, 'ann').getByText('Disabled').waitFor();
  });

  it('puts the switch back and says why when the gateway refuses', async () => {
    const { page, mock } = await open('/accounts');
    mock.on(`PATCH /v2/accounts/${mock.accounts[1]?.id}`, () => ({ status: 500, body: { message: 'No.' } }));
    const toggle = page.getByRole('switch', { name: 'ann enabled' });
    await toggle.click({ force: true });
    await page.getByText('ann could not be changed').waitFor();
    await page.getByRole('switch', { name: 'ann enabled', checked: true }).waitFor();
  });

  it('deletes after a dialog that names the account', async () => {
    const { page, mock } = await open('/accounts');
    await command(page, 'ann', 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete ann?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(mock.accounts).toHaveLength(8);
    await command(page, 'ann', 'Delete');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('ann was deleted.').waitFor();
    await row(page, 'ann').waitFor({ state: 'detached' });
  });

  it('keeps the dialog open, with the reason, when deleting fails', async () => {
    const { page, mock } = await open('/accounts');
    mock.on(`DELETE /v2/accounts/${mock.accounts[1]?.id}`, () => ({
      status: 500,
      body: { message: 'Still in use.' },
    }));
    await command(page, 'ann', 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete ann?' });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText('Still in use.').waitFor();
  });

  it('edits label, owner and notes, and refuses notes that are no JSON object', async () => {
    const { page, mock } = await open('/accounts');
    await command(page, 'ann', 'Edit');
    const dialog = page.getByRole('dialog', { name: 'Edit ann' });
    await dialog.getByLabel('Label').fill('Ann Example');
    await dialog.getByLabel('Notes (JSON)').fill('[1]');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('This is not a JSON object.').waitFor();
    await dialog.getByLabel('Notes (JSON)').fill('{"team":"red"}');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row(page, 'Ann Example').waitFor();
    expect(mock.accounts[1]).toMatchObject({ label: 'Ann Example', other: { team: 'red' } });
  });

  it('names the accounts before a bulk deletion, and what failed afterwards', async () => {
    const { page, mock } = await open('/accounts');
    await page.getByRole('checkbox', { name: 'Select ann' }).check();
    await page.getByRole('checkbox', { name: 'Select ben' }).check();
    const bar = page.getByRole('toolbar', { name: 'Selected accounts' });
    await bar.getByText('2 accounts selected').waitFor();
    await bar.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 2 accounts?' });
    expect(await dialog.innerText()).toMatch(/ann, ben/);
    mock.on('POST /v2/accounts/bulk', (request) => {
      const { ids } = request.postDataJSON() as { ids: string[] };
      const [kept] = ids;
      mock.accounts = mock.accounts.filter(({ id }) => id === kept || !ids.includes(id));
      return {
        body: {
          results: ids.map((id) =>
            id === kept ? { id, ok: false, error: 'Still in use.' } : { id, ok: true },
          ),
        },
      };
    });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Done for 1, failed for 1 account').waitFor();
    await page.getByText('Still in use.').waitFor();
    expect(await rows(page).count()).toBe(7);
  });

  it('adds an account from pasted credentials, which are nowhere in the page afterwards', async () => {
    const { page, mock } = await open('/accounts?add');
    const dialog = page.getByRole('dialog', { name: 'Add account' });
    await dialog.getByRole('tab', { name: 'Paste credentials' }).click();
    await dialog.getByRole('button', { name: 'Add account' }).click();
    expect(await dialog.getByText('Required').count()).toBe(3);
    await dialog.getByRole('textbox', { name: 'Label' }).fill('pasted');
    await dialog.getByLabel('Client ID').fill(' client ');
    await dialog.getByLabel('Client secret').fill('the-secret');
    await dialog.getByLabel('Refresh token').fill('the-token');
    let body: unknown;
    mock.on('POST /v2/accounts', (request) => {
      body = request.postDataJSON();
      mock.accounts.push(sampleAccount(99, mock.now, { label: 'pasted' }));
      return { status: 201, body: mock.accounts.at(-1) };
    });
    await dialog.getByRole('button', { name: 'Add account' }).click();
    await page.getByText('The account was added.').waitFor();
    expect(body).toEqual({
      label: 'pasted',
      clientId: 'client',
      clientSecret: 'the-secret',
      refreshToken: 'the-token',
      ssoRegion: 'us-east-1',
    });
    await row(page, 'pasted').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(/the-secret|the-token/.exec(await page.content())?.[0]).toBeUndefined();
    expect(page.url()).not.toContain('add');
  });

  it('says so when the account is here already, and keeps what was typed', async () => {
    const { page, mock } = await open('/accounts?add');
    mock.on('POST /v2/accounts', () => ({
      status: 409,
      body: { message: 'This account exists already: ann.' },
    }));
    const dialog = page.getByRole('dialog', { name: 'Add account' });
    await dialog.getByRole('tab', { name: 'Paste credentials' }).click();
    for (const label of ['Client ID', 'Client secret', 'Refresh token'])
      await dialog.getByLabel(label).fill('x');
    await dialog.getByRole('button', { name: 'Add account' }).click();
    await dialog.getByText('This account exists already: ann.').waitFor();
    expect(await dialog.getByLabel('Client ID').inputValue()).toBe('x');
  });
});
