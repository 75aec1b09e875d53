import type { Account, Overview, Session, Settings } from '@q2api/admin-contract';
import type { Page, Request, Route } from 'playwright-core';
import { listMockAccounts } from './list-mock-accounts.js';
import { sampleOverview } from './sample-overview.js';
import { sampleSettings } from './sample-settings.js';
import { sampleTurns } from './sample-turns.js';

export interface MockAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** JSON, or text as it is. */
  body?: object | string;
}

/** Undefined: the mock's own answer. */
export type MockHandler = (request: Request) => MockAnswer | Promise<MockAnswer> | undefined;

/** The admin API as far as the console can see it, inside the browser's network layer: for states a real gateway rarely is in. */
export class MockGateway {
  session: Session = { required: false, signedIn: true };
  accounts: Account[] = [];
  models = ['claude-sonnet-4.5', 'claude-opus-4.6', 'claude-haiku-4.5'];
  readonly requests: string[] = [];
  #changeOverview: (overview: Overview) => void = () => undefined;
  readonly #overrides = new Map<string, MockHandler>();

  constructor(readonly now = Date.now()) {}

  /** Answers `METHOD /path` in its own way from now on; without a handler as before. */
  on(route: string, handler?: MockHandler): void {
    if (handler) this.#overrides.set(route, handler);
    else this.#overrides.delete(route);
  }

  /** Changes every overview before it is sent. */
  changeOverview(change: (overview: Overview) => void): void {
    this.#changeOverview = change;
  }

  async attach(page: Page): Promise<void> {
    // Streams come from the site itself.
    await page.route(/\/v[12]\/(?!chat\/)/, (route) => this.#handle(route));
  }

  async #handle(route: Route): Promise<void> {
    const request = route.request();
    const key = `${request.method()} ${new URL(request.url()).pathname}`;
    this.requests.push(key);
    const answer = (await this.#overrides.get(key)?.(request)) ?? this.#answer(request);
    const { status = 200, headers = {}, body } = answer;
    const isText = typeof body === 'string';
    // A page that was closed meanwhile takes no answer.
    await route
      .fulfill({
        status,
        contentType: isText ? 'text/event-stream' : 'application/json',
        headers,
        body: body === undefined ? '' : isText ? body : JSON.stringify(body),
      })
      .catch(() => undefined);
  }

  #answer(request: Request): MockAnswer {
    const url = new URL(request.url());
    const [, , area, id] = url.pathname.split('/');
    const method = request.method();
    if (area === 'session') return this.#answerSession(method);
    if (this.session.required && !this.session.signedIn)
      return { status: 401, body: { message: 'Sign in.' } };
    if (area === 'overview')
      return { body: this.#overview(url.searchParams.get('range') === '7d' ? '7d' : '24h') };
    if (area === 'turns')
      return { body: { turns: sampleTurns(this.now, url.searchParams.get('troubled') === 'true') } };
    if (area === 'settings') return { body: this.#settings() };
    if (area === 'models')
      return { body: { models: this.models.map((model) => ({ id: model, name: model, accountIds: [] })) } };
    if (area === 'accounts' && id === undefined)
      return { body: listMockAccounts(this.accounts, url.searchParams) };
    if (area === 'accounts') return this.#answerAccount(method, id ?? '', request);
    return { status: 404, body: { message: `Cannot ${method} ${url.pathname}` } };
  }

  #answerSession(method: string): MockAnswer {
    if (method === 'POST') this.session = { required: true, signedIn: true };
    if (method === 'DELETE') this.session = { required: true, signedIn: false };
    return method === 'DELETE' ? { status: 204 } : { body: this.session };
  }

  #answerAccount(method: string, id: string, request: Request): MockAnswer {
    const account = this.accounts.find((candidate) => candidate.id === id);
    if (!account) return { status: 404, body: { message: 'There is no such account.' } };
    if (method === 'DELETE') {
      this.accounts = this.accounts.filter((candidate) => candidate !== account);
      return { status: 204 };
    }
    if (method === 'PATCH') {
      Object.assign(account, request.postDataJSON());
      account.state = account.enabled ? 'ready' : 'disabled';
    }
    return { body: account };
  }

  #overview(range: '24h' | '7d'): Overview {
    const overview = sampleOverview(range, this.now);
    this.#changeOverview(overview);
    return overview;
  }

  #settings(): Settings {
    return sampleSettings(this.now);
  }
}
