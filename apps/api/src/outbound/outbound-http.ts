import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Axios } from 'axios';
import { Agent, type Dispatcher } from 'undici';
import { AppConfig } from '../config/app-config.js';
import { createTrust } from './create-trust.js';
import { NoProxy } from './no-proxy.js';
import { type Destination, openStream, type StreamRequest, type StreamResponse } from './open-stream.js';
import { createProxyDispatcher } from './proxy-dispatcher.js';
import { createUndiciAdapter } from './undici-adapter.js';

/** The one way out of this process: a pool of kept-alive connections, through the proxy if one is set. */
@Injectable()
export class OutboundHttp implements OnModuleDestroy {
  /** For everything but turns. */
  readonly client: Axios;
  private readonly destinations = new Map<string, Destination>();
  private readonly direct: Dispatcher;
  private readonly proxied: Dispatcher | undefined;
  private readonly noProxy: NoProxy;

  private readonly userAgent: string;

  constructor(config: AppConfig) {
    this.userAgent = config.userAgent;
    const secureContext = createTrust(config.extraCaCertificates);
    const connect = { timeout: config.connectTimeoutMs, ...(secureContext && { secureContext }) };
    const options = {
      headersTimeout: config.firstByteTimeoutMs,
      bodyTimeout: config.idleTimeoutMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // Of each origin. One connection serves one request at a time; more requests wait for one to be free.
      connections: config.maxUpstreamConnections,
    };
    this.direct = new Agent({ ...options, connect });
    this.proxied =
      config.httpProxy === undefined
        ? undefined
        : createProxyDispatcher(new URL(config.httpProxy), connect, options);
    this.noProxy = new NoProxy(config.noProxy);
    // Not `axios.create`: its defaults, which the adapter has no use for, are merged into every single request.
    this.client = new Axios({
      adapter: createUndiciAdapter((url) => this.dispatcherFor(url)),
      headers: { 'User-Agent': this.userAgent },
      validateStatus: (status) => status >= 200 && status < 300,
    });
  }

  /**
   * Sends a POST and resolves with the beginning of its answer: for turns, each of which would pay for axios again.
   * @param url one of few: what is known of it is kept
   * @throws OutboundError without an answer; the signal's reason when it aborts
   */
  stream(url: string, request: StreamRequest): Promise<StreamResponse> {
    return openStream(this.destinationOf(url), request);
  }

  /** Whether requests to `url` go through the proxy. */
  usesProxy(url: URL): boolean {
    return this.proxied !== undefined && !this.noProxy.matches(url);
  }

  private destinationOf(url: string): Destination {
    const known = this.destinations.get(url);
    if (known !== undefined) return known;
    const parsed = new URL(url);
    const destination = {
      origin: parsed.origin,
      path: parsed.pathname + parsed.search,
      dispatcher: this.dispatcherFor(parsed),
      headers: ['User-Agent', this.userAgent],
    };
    this.destinations.set(url, destination);
    return destination;
  }

  private dispatcherFor(url: URL): Dispatcher {
    return this.proxied && this.usesProxy(url) ? this.proxied : this.direct;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.direct.destroy(), this.proxied?.destroy()]);
  }
}

/** How long an idle connection is kept when the server does not say (AWS load balancers close after 60 s). */
const KEEP_ALIVE_MS = 30_000;
