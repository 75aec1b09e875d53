import type { ConnectionOptions } from 'node:tls';
import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import { codeOf, OutboundError } from './outbound-error.js';

/** Options of the connections to both the proxy and the target. */
export interface ConnectOptions extends Pick<ConnectionOptions, 'secureContext'> {
  /** Milliseconds. */
  timeout: number;
}

/**
 * Sends requests through a proxy. Each connection is a tunnel (CONNECT), also for http targets, and is kept alive.
 * Whatever fails before the tunnel stands rejects with an OutboundError `proxy`.
 * @param proxy its credentials percent-encoded
 * @param options of the requests; `requestTls` for what only connections to the target need
 */
export function createProxyDispatcher(
  proxy: URL,
  connect: ConnectOptions,
  { requestTls, ...options }: Omit<ProxyAgent.Options, 'uri'> = {},
): Dispatcher {
  const token = basicToken(proxy);
  return new ProxyAgent({
    ...options,
    uri: proxy.origin,
    ...(token !== undefined && { token }),
    proxyTls: connect,
    requestTls: { ...connect, ...requestTls },
    clientFactory: (origin, own) =>
      // A proxy that takes the connection but never answers is as silent as one that cannot be reached.
      new TunnelPool(origin, { ...own, headersTimeout: connect.timeout }),
  });
}

/** Connections to the proxy, of which each becomes a tunnel. */
class TunnelPool extends Pool {
  override async connect(options: Parameters<Pool['connect']>[0]): Promise<Dispatcher.ConnectData> {
    const answer = await super.connect(options).catch((error: unknown) => {
      throw new OutboundError('proxy', codeOf(error) ?? 'unknown', error);
    });
    if (answer.statusCode === 200) return answer;
    answer.socket.on('error', () => {}).destroy();
    throw new OutboundError('proxy', `HTTP ${answer.statusCode}`, undefined);
  }
}

function basicToken({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}
