import { isIPv6 } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Injectable } from '@nestjs/common';
import { Agent, type Dispatcher } from 'undici';
import { AppConfig } from '../config/app-config.js';
import { createTrust } from '../outbound/create-trust.js';
import { NoProxy } from '../outbound/no-proxy.js';
import { createProxyDispatcher } from '../outbound/proxy-dispatcher.js';
import { PublicAddressResolver } from './public-address-resolver.js';
import { readWithin } from './read-within.js';
import { RemoteContentError } from './remote-content-error.js';

export interface RemoteFile {
  bytes: Buffer;
  /** Without parameters, in lower case; empty when the server did not say. */
  mediaType: string;
}

export interface FetchOptions {
  maxBytes: number;
  signal: AbortSignal;
}

const MAX_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Fetches files from the open internet over https. Each address, also behind a redirect, is looked up once, checked and
 * then connected to itself, so that a name cannot mean another host by then; through the outbound proxy as well.
 */
@Injectable()
export class RemoteFetcher {
  private readonly secureContext: SecureContext | undefined;
  private readonly noProxy: NoProxy;

  constructor(
    private readonly config: AppConfig,
    private readonly resolver: PublicAddressResolver,
  ) {
    this.secureContext = createTrust(config.extraCaCertificates);
    this.noProxy = new NoProxy(config.noProxy);
  }

  /** @throws RemoteContentError for whatever the URL is at fault for; what undici throws otherwise */
  async fetch(url: string, options: FetchOptions): Promise<RemoteFile> {
    let target = checkUrl(url);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const answer = await this.request(target, options);
      if (!(answer instanceof URL)) return answer;
      target = checkUrl(answer.href);
    }
    throw new RemoteContentError('it redirects too often');
  }

  private async request(url: URL, { maxBytes, signal }: FetchOptions): Promise<RemoteFile | URL> {
    const address = await this.resolver.resolve(url.hostname);
    signal.throwIfAborted();
    const dispatcher = this.dispatcherFor(url);
    try {
      const response = await dispatcher.request({
        origin: `https://${isIPv6(address) ? `[${address}]` : address}:${url.port || '443'}`,
        path: url.pathname + url.search,
        method: 'GET',
        headers: { host: url.host, 'user-agent': this.config.userAgent, 'accept-encoding': 'identity' },
        signal,
      });
      const next = redirectOf(response, url);
      if (next !== undefined) return next;
      if (response.statusCode !== 200) {
        throw new RemoteContentError(`its server answered with status ${response.statusCode}`);
      }
      const [mediaType = ''] = String(response.headers['content-type'] ?? '').split(';');
      return { bytes: await readWithin(response.body, maxBytes), mediaType: mediaType.trim().toLowerCase() };
    } finally {
      // Nothing is kept: the connection belongs to this one host, and what is left of a body is not wanted.
      void dispatcher.destroy();
    }
  }

  /** For one request: the certificate is checked against the host's name, though its address is connected to. */
  private dispatcherFor(url: URL): Dispatcher {
    const { secureContext } = this;
    const connect = { timeout: CONNECT_TIMEOUT_MS, ...(secureContext && { secureContext }) };
    const servername = url.hostname;
    const { httpProxy } = this.config;
    if (httpProxy === undefined || this.noProxy.matches(url)) {
      return new Agent({ connect: { ...connect, servername } });
    }
    return createProxyDispatcher(new URL(httpProxy), connect, { requestTls: { servername } });
  }
}

function checkUrl(url: string): URL {
  if (!URL.canParse(url)) throw new RemoteContentError('it is not a URL');
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:') throw new RemoteContentError('only https is fetched');
  if (parsed.username !== '' || parsed.password !== '') {
    throw new RemoteContentError('it must not hold a user name or password');
  }
  return parsed;
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): URL | undefined {
  const { location } = headers;
  if (!REDIRECTS.has(statusCode) || typeof location !== 'string') return undefined;
  if (!URL.canParse(location, from.href)) throw new RemoteContentError('it redirects to what is not a URL');
  return new URL(location, from);
}
