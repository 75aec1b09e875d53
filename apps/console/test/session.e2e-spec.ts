import { describe, expect, it, jest } from '@jest/globals';
import { useConsole } from './support/console-suite.js';

jest.setTimeout(30_000);

describe('session', () => {
  const { open } = useConsole();
  const signedOut = { required: true, signedIn: false };

  it('asks for the password, says when it is wrong, and never stores it', async () => {
    const { page, mock } = await open('/accounts', { prepare: (gateway) => (gateway.session = signedOut) });
    mock.on('POST /v2/session', () => ({ status: 401, body: { message: 'Wrong.' } }));
    await page.getByLabel('Password', { exact: true }).fill('not-it');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This is not the password.').waitFor();
    mock.on('POST /v2/session');
    await page.getByLabel('Password', { exact: true }).fill('the-password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByTestId('account').first().waitFor();
    const kept = await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).not.toContain('the-password');
    expect(page.url()).toContain('/accounts');
  });

  it('says how long to wait after too many attempts', async () => {
    const { page, mock } = await open('/', { prepare: (gateway) => (gateway.session = signedOut) });
    mock.on('POST /v2/session', () => ({
      status: 429,
      headers: { 'retry-after': '30' },
      body: { message: 'Slow down.' },
    }));
    await page.getByLabel('Password', { exact: true }).fill('x');
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await page.getByText('Too many attempts. Try again in 30 s.').waitFor();
  });

  it('explains itself to a browser on another machine when no password is set', async () => {
    const { page } = await open('/', {
      prepare: (gateway) => (gateway.session = { required: false, signedIn: false }),
    });
    await page.getByText('Only for this machine').waitFor();
    await page.getByText('ADMIN_PASSWORD').waitFor();
  });

  it('signs out', async () => {
    const { page } = await open('/', {
      prepare: (gateway) => (gateway.session = { required: true, signedIn: true }),
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password', { exact: true }).waitFor();
  });

  /** A form that is filled in, and sent when the session has ended meanwhile. */
  async function saveAfterTheEnd() {
    const { page, mock } = await open('/accounts', {
      prepare: (gateway) => (gateway.session = { required: true, signedIn: true }),
    });
    await page.getByRole('button', { name: 'Actions for ann' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const form = page.getByRole('dialog', { name: 'Edit ann' });
    await form.getByLabel('Label').fill('a new name');
    mock.session = signedOut;
    await form.getByRole('button', { name: 'Save' }).click();
    return { page, mock, form };
  }

  it('loses nothing that was typed when the session ends, and sends it after signing in again', async () => {
    const { page, mock } = await saveAfterTheEnd();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password', { exact: true }).fill('the-password');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await page.getByTestId('account').filter({ hasText: 'a new name' }).waitFor();
    expect(mock.accounts.some(({ label }) => label === 'a new name')).toBe(true);
  });

  it('keeps the form when the dialog is declined', async () => {
    const { page, form } = await saveAfterTheEnd();
    await page
      .getByRole('dialog', { name: 'Your session has ended' })
      .getByRole('button', { name: 'Close' })
      .click();
    await form.getByText('Your session has ended.').waitFor();
    expect(await form.getByLabel('Label').inputValue()).toBe('a new name');
  });

  it('offers to try again when the gateway is not there at first', async () => {
    const { page, mock } = await open('/', {
      prepare: (gateway) => gateway.on('GET /v2/session', () => ({ status: 502, body: 'bad gateway' })),
    });
    await page.getByText('The console cannot start').waitFor();
    mock.on('GET /v2/session');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });
});
