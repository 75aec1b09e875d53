import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import { jest } from '@jest/globals';
import type { Account, AccountList } from '@q2api/admin-contract';
import type { NestExpressApplication } from '@nestjs/platform-express';
import OpenAI from 'openai';
import { DataSource } from 'typeorm';
import type { IssueCredentialsOptions } from '../../emulator/src/emulator.js';
import type { EmulatorSettings } from '../../emulator/src/settings.js';
import { DEMO_CREDENTIALS, type Emulator, startEmulator } from '../../emulator/src/start-emulator.js';
import { AccountStatistics } from '../src/accounts/account-statistics.js';
import { AppConfig } from '../src/config/app-config.js';
import { createApp } from '../src/create-app.js';
import { databaseConfig } from './test-database.js';

export const API_KEY = 'sk-e2e-0123456789abcdef';
/** A name that clients use; the upstream knows it as `claude-haiku-4.5`. */
export const MODEL = 'claude-haiku-4-5';

export interface TestGatewayOptions {
  config?: Partial<AppConfig>;
  emulator?: Partial<EmulatorSettings>;
  /** False: the gateway starts without any account. */
  account?: boolean;
}

/** The whole gateway on a free port, with a database of its own, in front of an emulated upstream. */
export class TestGateway {
  private constructor(
    readonly url: string,
    readonly emulator: Emulator,
    private readonly app: NestExpressApplication,
    /** Deleted at the end; undefined when the test brought a folder of its own. */
    private readonly temporaryDir: string | undefined,
  ) {}

  static async start({
    config,
    emulator: settings,
    account = true,
  }: TestGatewayOptions = {}): Promise<TestGateway> {
    const emulator = await startEmulator(settings);
    const dataDir = config?.dataDir ?? (await mkdtemp(join(tmpdir(), 'q2api-e2e-')));
    const temporaryDir = config?.dataDir === undefined ? dataDir : undefined;
    const app = await createApp(
      new AppConfig({
        dataDir,
        openaiKeys: [API_KEY],
        amazonqEndpoint: emulator.url,
        oidcEndpoint: emulator.url,
        logLevel: 'silent',
        // Tests need not wait as long as the upstream would.
        retryDelayMs: 10,
        overloadRetryDelayMs: 20,
        ...(await databaseConfig(dataDir)),
        ...config,
      }),
    );
    await app.listen(0, '127.0.0.1');
    const gateway = new TestGateway(await app.getUrl(), emulator, app, temporaryDir);
    if (account) await gateway.addAccount(DEMO_CREDENTIALS);
    return gateway;
  }

  async addAccount(credentials: object): Promise<void> {
    const response = await this.fetch('/v2/accounts', { method: 'POST', body: JSON.stringify(credentials) });
    if (response.status !== 201)
      throw new Error(`POST /v2/accounts: ${response.status} ${await response.text()}`);
  }

  /** Adds an account that only the emulator knows, and returns its id there and here. */
  async addIssuedAccount(options: IssueCredentialsOptions = {}): Promise<{ upstreamId: string; id: string }> {
    const { accountId: upstreamId, ...credentials } = this.emulator.issueCredentials(options);
    const response = await this.fetch('/v2/accounts', {
      method: 'POST',
      body: JSON.stringify({ ...credentials, label: upstreamId }),
    });
    if (response.status !== 201) throw new Error(await response.text());
    return { upstreamId, id: ((await response.json()) as Account).id };
  }

  /** The accounts, with everything counted that happened so far. */
  async accounts(): Promise<Account[]> {
    await this.app.get(AccountStatistics).flush();
    return ((await (await this.fetch('/v2/accounts')).json()) as AccountList).accounts;
  }

  /** How often the database is asked for something while `run` runs. */
  async databaseCalls(run: () => Promise<void>): Promise<number> {
    const calls = jest.spyOn(this.app.get(DataSource), 'createQueryRunner');
    try {
      await run();
      return calls.mock.calls.length;
    } finally {
      calls.mockRestore();
    }
  }

  /** Gives every account a new start: nothing that happened to it counts any more. */
  async forgive(): Promise<void> {
    for (const { id } of await this.accounts()) {
      await this.fetch(`/v2/accounts/${id}`, { method: 'PATCH', body: '{"enabled":true}' });
    }
  }

  /** Calls the gateway with JSON and the test's API key. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${API_KEY}`,
      ...init.headers,
    };
    return fetch(`${this.url}${path}`, { ...init, headers });
  }

  /** Anthropic's own client; it must not hide a failure by repeating the call. */
  claude(apiKey = API_KEY): Anthropic {
    return new Anthropic({ baseURL: this.url, apiKey, maxRetries: 0 });
  }

  openai(apiKey = API_KEY): OpenAI {
    return new OpenAI({ baseURL: `${this.url}/v1`, apiKey, maxRetries: 0 });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.emulator.close();
    if (this.temporaryDir !== undefined) await rm(this.temporaryDir, { recursive: true, force: true });
  }
}

/** Tells the emulator, inside a prompt, what to answer. */
export function play(scenario: string, parameter?: unknown): string {
  return `[[emulator:${scenario}${parameter === undefined ? '' : ` ${JSON.stringify(parameter)}`}]]`;
}

/** Waits until `condition` holds; fails after `timeoutMs`. */
export async function until(condition: () => boolean, timeoutMs = 2_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`not so within ${timeoutMs} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
