import { Injectable } from '@nestjs/common';
import type { ProxyTestResult, ProxyTestTarget } from '@q2api/admin-contract';
import { AppConfig } from '../config/app-config.js';
import { OutboundHttp } from '../outbound/outbound-http.js';
import { Clock } from '../time/clock.js';

/** An operator waits for the result. */
const TIMEOUT_MS = 10_000;

/** Asks the servers that turns and sign-ins need, on the way that those take. */
@Injectable()
export class ProxyTest {
  constructor(
    private readonly config: AppConfig,
    private readonly outbound: OutboundHttp,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<ProxyTestResult> {
    const { amazonqEndpoint, oidcEndpoint } = this.config;
    const urls = [
      amazonqEndpoint ?? 'https://q.us-east-1.amazonaws.com',
      oidcEndpoint ?? 'https://oidc.us-east-1.amazonaws.com',
    ];
    return { targets: await Promise.all([...new Set(urls)].map((url) => this.ask(new URL(url)))) };
  }

  private async ask(url: URL): Promise<ProxyTestTarget> {
    const startedAt = this.clock.now();
    const target = { url: url.origin, viaProxy: this.outbound.usesProxy(url) };
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      // Any status will do: it shows that the host was reached.
      const { status } = await this.outbound.client.get(`${url.origin}/`, {
        signal,
        responseType: 'text',
        validateStatus: () => true,
      });
      return { ...target, reachable: true, status, durationMs: this.clock.now() - startedAt, error: null };
    } catch (error) {
      const durationMs = this.clock.now() - startedAt;
      return { ...target, reachable: false, status: null, durationMs, error: (error as Error).message };
    }
  }
}
