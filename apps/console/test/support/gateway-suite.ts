import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { TestGateway, type TestGatewayOptions } from '../../../api/test/test-gateway.js';
import { launchBrowser, openContext, openPage, type WatchedPage } from './console-browser.js';

const START_TIMEOUT_MS = 60_000;

export interface GatewaySuite {
  readonly gateway: TestGateway;
  open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
}

/** A browser in front of the whole gateway, which stands in front of the emulator. Each page must have behaved. */
export function useGateway(options: TestGatewayOptions = {}): GatewaySuite {
  let browser: Browser;
  let gateway: TestGateway;
  const opened: WatchedPage[] = [];

  beforeAll(async () => {
    gateway = await TestGateway.start(options);
    browser = await launchBrowser();
  }, START_TIMEOUT_MS);

  afterEach(async () => {
    const pages = opened.splice(0);
    await Promise.all(pages.map(({ page }) => page.context().close()));
    expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
  });

  afterAll(async () => {
    // Whatever could not be started must not keep the rest open.
    await browser?.close();
    await gateway?.close();
  });

  return {
    get gateway() {
      return gateway;
    },
    open: async (path, contextOptions) => {
      const watched = await openPage(await openContext(browser, gateway.url, contextOptions), gateway.url);
      opened.push(watched);
      await watched.page.goto(path);
      return watched.page;
    },
  };
}
