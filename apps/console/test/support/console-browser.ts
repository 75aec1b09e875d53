import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
const DESKTOP = { width: 1440, height: 900 };

/** The browser that the tests' set-up found (scripts/test/find-chromium.mjs). */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'], args: ARGUMENTS });
}

export interface WatchedPage {
  page: Page;
  /** Everything that must not happen: errors in the console, violations of the CSP, requests to another host. */
  faults: string[];
}

export function openContext(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({ baseURL: origin, viewport: DESKTOP, locale: 'en-GB', ...options });
}

/** Opens a page of the console at `origin` and watches what it does. */
export async function openPage(context: BrowserContext, origin: string): Promise<WatchedPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A failed request is reported by the browser itself; that the console copes is what the test looks at.
    const isFailedRequest = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isFailedRequest) faults.push(`console: ${message.text()}`);
    if (message.type() === 'warning') faults.push(`warning: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isLocal = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isLocal) faults.push(`request to ${request.url()}`);
  });
  return { page, faults };
}
