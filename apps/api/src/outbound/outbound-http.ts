import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Axios } from 'axios';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { AppConfig } from '../config/app-config.js';
import { createUndiciAdapter } from './undici-adapter.js';

/** The one way out of this process: an axios client on a pool of kept-alive connections, through the proxy if one is set. */
@Injectable()
export class OutboundHttp implements OnModuleDestroy {
  readonly client: Axios;
  private readonly dispatcher: Dispatcher;

  constructor(config: AppConfig) {
    this.dispatcher = createDispatcher(config);
    const proxy = config.httpProxy === undefined ? undefined : new URL(config.httpProxy);
    // Not `axios.create`: its defaults, which the adapter has no use for, are merged into every single request.
    this.client = new Axios({
      adapter: createUndiciAdapter(this.dispatcher, proxy),
      headers: { 'User-Agent': config.userAgent },
      validateStatus: (status) => status >= 200 && status < 300,
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.dispatcher.destroy();
  }
}

function createDispatcher(config: AppConfig): Dispatcher {
  const options = {
    connect: { timeout: config.connectTimeoutMs },
    headersTimeout: config.firstByteTimeoutMs,
    bodyTimeout: config.idleTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Of each origin. One connection serves one request at a time; more requests wait for one to be free.
    connections: config.maxUpstreamConnections,
  };
  if (config.httpProxy === undefined) return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy: config.httpProxy,
    httpsProxy: config.httpProxy,
    // Given always, for undici would read the environment itself.
    noProxy: config.noProxy ?? '',
  });
}

/** How long an idle connection is kept when the server does not say (AWS load balancers close after 60 s). */
const KEEP_ALIVE_MS = 30_000;
