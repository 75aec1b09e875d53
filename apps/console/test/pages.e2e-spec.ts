import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useConsole } from './support/console-suite.js';
import { MockGateway } from './support/mock-gateway.js';

jest.setTimeout(60_000);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 844 };

/** Path, heading and something that is there once the page has its data. */
const PAGES = [
  ['/', 'Overview', 'Needs attention'],
  ['/accounts', 'Accounts', 'build-farm'],
  ['/turns', 'Turns', 'Client left'],
  ['/chat', 'Chat test', 'Ask something'],
  ['/connect', 'Connect', 'Test from this browser'],
  ['/settings', 'Settings', 'Configuration'],
] as const;

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** Findings of axe that hinder people, in short. */
async function scan(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: AXE });
  const { violations } = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as {
    violations: Violation[];
  };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe('every page', () => {
  const { open } = useConsole();

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['light on a phone', { viewport: PHONE }],
    ['dark on a phone', { colorScheme: 'dark', viewport: PHONE }],
  ] as const)('is accessible in %s and does not scroll sideways', async (_look, options) => {
    // axe is put into the page as a script, which the page's own policy forbids.
    const { page } = await open('/', { ...options, bypassCSP: true });
    for (const [path, heading, ready] of PAGES) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.getByText(ready).first().waitFor();
      expect([path, await scan(page)]).toEqual([path, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
  });

  it.each(PAGES)('loads less than 250 KB of script for %s', async (path, _heading, ready) => {
    const { page } = await open('/connect');
    const fresh = await page
      .context()
      .browser()
      ?.newContext({ baseURL: new URL(page.url()).origin });
    if (!fresh) throw new Error('the browser is gone');
    const visitor = await fresh.newPage();
    const scripts: Promise<Buffer>[] = [];
    visitor.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.body());
    });
    await new MockGateway().attach(visitor);
    await visitor.goto(path, { waitUntil: 'networkidle' });
    await visitor.getByText(ready).or(visitor.getByText('No accounts yet')).first().waitFor();
    const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    await fresh.close();
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(250_000);
  });

  it('is Chinese for a Chinese browser', async () => {
    const { page } = await open('/', { locale: 'zh-CN' });
    expect(await page.getByRole('navigation').innerText()).toMatch(/^[\p{Script=Han}\s]+$/u);
    for (const [path] of PAGES) {
      await page.goto(path);
      const heading = page.getByRole('heading', { level: 1 });
      await heading.waitFor();
      expect(await heading.innerText()).toMatch(/^\p{Script=Han}+$/u);
    }
    expect(await page.locator('html').getAttribute('lang')).toBe('zh');
  });
});

describe('dialogs', () => {
  const { open } = useConsole();

  it.each(['light', 'dark'] as const)('are accessible in %s', async (colorScheme) => {
    const { page } = await open('/accounts', { colorScheme, bypassCSP: true });
    for (const [button, item] of [
      ['Actions for ann', 'Edit'],
      ['Actions for ann', 'Delete'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('menu').waitFor({ state: 'detached' });
      expect(await scan(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: 'Add account' }).click();
    for (const tab of ['Sign in with AWS', 'Paste credentials', 'Import']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await scan(page)).toEqual([]);
    }
  });
});

describe('signing in', () => {
  const { open } = useConsole();

  it.each(['light', 'dark'] as const)(
    'is accessible in %s, to the console and of an account',
    async (colorScheme) => {
      const signedOut = await open('/', {
        colorScheme,
        bypassCSP: true,
        prepare: (mock) => (mock.session = { required: true, signedIn: false }),
      });
      await signedOut.page.getByLabel('Password', { exact: true }).waitFor();
      expect(await scan(signedOut.page)).toEqual([]);

      const { page, mock } = await open('/accounts?add', { colorScheme, bypassCSP: true });
      mock.on('POST /v2/auth/start', () => ({ body: STARTED_LOGIN }));
      mock.on(`GET /v2/auth/status/${STARTED_LOGIN.authId}`, () => ({
        body: { status: 'pending', remaining: 300, error: null, accountId: null, profiles: null },
      }));
      await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
      await page.getByTestId('user-code').waitFor();
      expect(await scan(page)).toEqual([]);
    },
  );
});

const STARTED_LOGIN = {
  authId: '3f0c8a52-6b5e-4a53-9f0e-5c7f0a7d1b11',
  verificationUriComplete: 'https://view.awsapps.com/start/#/device?user_code=BCDF-GHJK',
  userCode: 'BCDF-GHJK',
  expiresIn: 300,
  interval: 1,
};

describe('preferences', () => {
  const { open } = useConsole();

  it('remember language and colour scheme over a reload', async () => {
    const { page } = await open('/connect');
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitem', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '接入' }).waitFor();
    await page.getByRole('button', { name: '配色' }).click();
    await page.getByRole('menuitem', { name: '深色' }).click();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '接入' }).waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  });

  it('can be operated by keyboard alone', async () => {
    const { page } = await open('/connect');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.getByRole('link', { name: 'Accounts' }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('account').first().waitFor();
    await page.getByRole('button', { name: 'Actions for ann' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Test' }).waitFor();
    for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Delete ann?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('overview', () => {
  const { open } = useConsole();

  it('shows the figures of now, each with the list behind it', async () => {
    const { page } = await open('/');
    const now = page.getByRole('region', { name: 'Now' });
    await now.waitFor();
    expect(await now.innerText()).toMatch(
      /3 \/ 8[\s\S]*98\.8%\s+13 errors in 1,120 requests[\s\S]*982ms[\s\S]*7[\s\S]*3\d(\.\d)?M/,
    );
    await now.getByRole('link', { name: /Accounts usable/ }).click();
    await page.waitForURL(/\/accounts\?state=ready/);
  });

  it('shows unknown figures as unknown', async () => {
    const { page } = await open('/', {
      prepare: (mock) =>
        mock.changeOverview((overview) => {
          overview.now.lastHour = { requests: 0, errors: 0, successRate: null, firstTokenP95Ms: null };
          overview.attention = [];
        }),
    });
    const now = page.getByRole('region', { name: 'Now' });
    await now.getByText('no requests', { exact: true }).waitFor();
    expect(await now.getByText('–').count()).toBe(2);
    await page.getByText('All is well').waitFor();
  });

  it('says what needs attention and leads there', async () => {
    const { page } = await open('/');
    const item = page.getByRole('listitem').filter({ hasText: 'carla needs a new sign-in.' });
    await item.getByRole('link', { name: 'Show' }).click();
    await page.getByTestId('account').filter({ hasText: 'carla' }).waitFor();
    expect(await page.getByTestId('account').count()).toBe(1);
  });

  it('offers the chart as a table too, for a day and a week', async () => {
    const { page } = await open('/');
    const table = page.getByRole('table', { name: 'Requests and errors' });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(25);
    await page.getByText('7 d', { exact: true }).click();
    await page.waitForURL(/range=7d/);
    await table.getByRole('row').nth(168).waitFor();
  });

  it('keeps the last figures on the screen when the gateway stops answering', async () => {
    const { page, mock } = await open('/');
    await page.getByRole('region', { name: 'Now' }).waitFor();
    mock.on('GET /v2/overview', () => ({ status: 503, body: { message: 'Down.' } }));
    await page.getByText('7 d', { exact: true }).click();
    await page
      .getByText('The figures below are old')
      .or(page.getByText('The overview could not be loaded'))
      .waitFor();
  });

  it('asks nothing while nobody looks', async () => {
    const { page, mock } = await open('/');
    await page.getByRole('region', { name: 'Now' }).waitFor();
    await page.clock.install();
    await page.evaluate(
      `Object.defineProperty(document, 'visibilityState', { value: 'hidden' }); document.dispatchEvent(new Event('visibilitychange'));`,
    );
    mock.requests.length = 0;
    await page.clock.runFor(120_000);
    expect(mock.requests).toEqual([]);
  });
});
