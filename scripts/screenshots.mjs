// Takes pictures of every page of the built console into screenshots/, in each look, to be looked at.
import { mkdirSync } from 'node:fs';
import { launchBrowser, openContext, openPage } from '../apps/console/test/support/console-browser.ts';
import { MockGateway } from '../apps/console/test/support/mock-gateway.ts';
import { sampleAccounts } from '../apps/console/test/support/sample-accounts.ts';
import { claudeAnswer } from '../apps/console/test/support/sse-answers.ts';
import { startStaticConsole } from '../apps/console/test/support/static-console.ts';
import { fromRoot } from './setup/root-directory.mjs';
import { findChromium } from './test/find-chromium.mjs';

const FOLDER = fromRoot('screenshots');
const LOOKS = {
  light: {},
  dark: { colorScheme: 'dark' },
  chinese: { locale: 'zh-CN' },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
};
const ANSWER = [
  'A **token bucket** lets short bursts pass and bounds the long-term rate:',
  '```ts\nexport function take(bucket: Bucket, now: number): boolean {\n  const elapsed = now - bucket.filledAt;\n  bucket.tokens = Math.min(bucket.size, bucket.tokens + elapsed * bucket.rate);\n  bucket.filledAt = now;\n  return bucket.tokens >= 1 && bucket.tokens-- > 0; // one token per request\n}\n```',
  '| Setting | Meaning |\n|---|---|\n| `size` | largest burst |\n| `rate` | tokens per millisecond |',
].join('\n\n');

/** A page, and what is done there before its picture is taken. */
const PICTURES = [
  ['overview', '/', (page) => page.locator('canvas').waitFor()],
  ['accounts', '/accounts', (page) => page.getByTestId('account').first().waitFor()],
  ['turns', '/turns', openTurns],
  ['chat', '/chat', askSomething],
  ['connect', '/connect'],
  ['settings', '/settings', (page) => page.locator('#configuration').waitFor()],
  ['add-account', '/accounts?add', (page) => page.getByRole('dialog').waitFor()],
  ['sign-in-code', '/accounts?add', startLogin],
  ['empty', '/accounts', (page) => page.getByRole('main').getByRole('button').last().waitFor(), noAccounts],
  ['sign-in', '/', (page) => page.locator('input[type=password]').waitFor(), signedOut],
];

process.env.CHROMIUM_PATH = await findChromium();
mkdirSync(FOLDER, { recursive: true });
const site = await startStaticConsole(claudeAnswer(ANSWER));
const browser = await launchBrowser();
for (const [look, options] of Object.entries(LOOKS)) {
  const context = await openContext(browser, site.origin, options);
  for (const [name, path, act, prepare] of PICTURES) {
    const { page } = await openPage(context, site.origin);
    await createMock(prepare).attach(page);
    await page.goto(path);
    await page.locator('h1').waitFor();
    await act?.(page);
    // Transitions end, fonts and canvas are drawn.
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${FOLDER}/${name}-${look}.png` });
    await page.close();
  }
  await context.close();
  console.log(`${look}: ${PICTURES.length} pictures`);
}
await browser.close();
await site.close();

function createMock(prepare) {
  const mock = new MockGateway();
  mock.accounts = sampleAccounts(mock.now);
  mock.on('POST /v2/auth/start', () => ({
    body: {
      authId: '3f0c8a52-6b5e-4a53-9f0e-5c7f0a7d1b11',
      verificationUriComplete: 'https://view.awsapps.com/start/#/device?user_code=BCDF-GHJK',
      userCode: 'BCDF-GHJK',
      expiresIn: 300,
      interval: 1,
    },
  }));
  mock.on('GET /v2/auth/status/3f0c8a52-6b5e-4a53-9f0e-5c7f0a7d1b11', () => ({
    body: { status: 'pending', remaining: 300, error: null, accountId: null, profiles: null },
  }));
  prepare?.(mock);
  return mock;
}

function noAccounts(mock) {
  mock.accounts = [];
}

function signedOut(mock) {
  mock.session = { required: true, signedIn: false };
}

async function openTurns(page) {
  await page.locator('summary').nth(1).click();
}

async function askSomething(page) {
  await page.locator('textarea[placeholder]').fill('How does a token bucket work?');
  await page.locator('textarea[placeholder]').press('Enter');
  await page.locator('article[data-status="done"] .hljs-keyword').first().waitFor();
}

async function startLogin(page) {
  await page.getByRole('dialog').locator('button[type=submit]').first().click();
  await page.getByTestId('user-code').waitFor();
}
