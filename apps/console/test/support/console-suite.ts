import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { RequestHandler } from 'express';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, openContext, openPage, type WatchedPage } from './console-browser.js';
import { MockGateway } from './mock-gateway.js';
import { sampleAccounts } from './sample-accounts.js';
import { startStaticConsole, type StaticConsole } from './static-console.js';

const START_TIMEOUT_MS = 60_000;

export interface ConsoleSuite {
  /** Opens a page in front of a mocked gateway with one account of each kind. */
  open: (path: string, options?: OpenOptions) => Promise<{ page: Page; mock: MockGateway }>;
  /** Answers the next chat tests. */
  answerChat: (handler: RequestHandler) => void;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Changes the gateway before the page asks it anything. */
  prepare?: (mock: MockGateway) => void;
}

/** A browser and the built console for the tests of a file. After each test the page must have behaved. */
export function useConsole(): ConsoleSuite {
  let browser: Browser;
  let site: StaticConsole;
  let chat: RequestHandler = (_request, response) =>
    void response.status(404).json({ message: 'No chat here.' });
  const opened: WatchedPage[] = [];
  /** Kept for tests with the same options: what was fetched once is fetched. */
  const contexts = new Map<string, Promise<BrowserContext>>();

  beforeAll(async () => {
    site = await startStaticConsole((request, response, next) => chat(request, response, next));
    browser = await launchBrowser();
  }, START_TIMEOUT_MS);

  afterEach(async () => {
    const pages = opened.splice(0);
    for (const { page } of pages) {
      await page.evaluate('localStorage.clear()');
      await page.close();
    }
    expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
  });

  afterAll(async () => {
    // Whatever could not be started must not keep the rest open.
    await browser?.close();
    await site?.close();
  });

  return {
    answerChat: (handler) => (chat = handler),
    open: async (path, { prepare, ...options } = {}) => {
      const key = JSON.stringify(options);
      const context = contexts.get(key) ?? openContext(browser, site.origin, options);
      contexts.set(key, context);
      const watched = await openPage(await context, site.origin);
      opened.push(watched);
      const mock = new MockGateway();
      mock.accounts = sampleAccounts(mock.now);
      prepare?.(mock);
      await mock.attach(watched.page);
      await watched.page.goto(path);
      return { page: watched.page, mock };
    },
  };
}
