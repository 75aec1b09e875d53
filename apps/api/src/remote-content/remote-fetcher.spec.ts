import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { AppConfig } from '../config/app-config.js';
import { CountingProxy } from '../../test/counting-proxy.js';
import { CERTIFICATE, CERTIFICATE_KEY } from './__fixtures__/certificate.js';
import { PublicAddressResolver } from './public-address-resolver.js';
import { RemoteFetcher } from './remote-fetcher.js';

const HOST = 'pictures.example';
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** A server on this machine under a public name, and a fetcher that believes it. */
async function setUp(listener: RequestListener, proxy: Partial<AppConfig> = {}) {
  const server = createServer({ key: CERTIFICATE_KEY, cert: CERTIFICATE }, listener);
  servers.push(server);
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const resolved: string[] = [];
  class ScriptedResolver extends PublicAddressResolver {
    override resolve(hostname: string): Promise<string> {
      resolved.push(hostname);
      return hostname.endsWith('.example') ? Promise.resolve('127.0.0.1') : super.resolve(hostname);
    }
  }
  const config = new AppConfig({ extraCaCertificates: [CERTIFICATE], ...proxy });
  const fetcher = new RemoteFetcher(config, new ScriptedResolver());
  const fetch = (path: string, maxBytes = 1000, signal = new AbortController().signal, host = HOST) =>
    fetcher.fetch(`https://${host}:${port}${path}`, { maxBytes, signal });
  return { fetch, fetcher, port, resolved };
}

const get = (fetcher: RemoteFetcher, url: string) =>
  fetcher.fetch(url, { maxBytes: 1000, signal: new AbortController().signal });

describe('RemoteFetcher', () => {
  it('gives the bytes and their media type, asking the host by its name at the address that was checked', async () => {
    let asked: unknown;
    const { fetch, port, resolved } = await setUp((request, response) => {
      asked = { url: request.url, host: request.headers.host, agent: request.headers['user-agent'] };
      response.setHeader('content-type', 'Image/PNG; charset=x').end('abc');
    });
    expect(await fetch('/a/b?c=1')).toEqual({ bytes: Buffer.from('abc'), mediaType: 'image/png' });
    expect(asked).toEqual({ url: '/a/b?c=1', host: `${HOST}:${port}`, agent: 'q2api/0.0.0' });
    expect(resolved).toEqual([HOST]);
  });

  it('goes through the outbound proxy, except for hosts of NO_PROXY', async () => {
    const hosts: Record<string, number> = {};
    const proxy = await CountingProxy.start('user:password', hosts);
    try {
      const httpProxy = `http://user:password@${proxy.address}`;
      const { fetch, port } = await setUp((_, response) => response.end('abc'), { httpProxy });
      hosts['127.0.0.1'] = port;
      expect((await fetch('/')).bytes.toString()).toBe('abc');
      expect(proxy.tunnels).toEqual([`127.0.0.1:${port}`]);
      const direct = await setUp((_, response) => response.end('abc'), { httpProxy, noProxy: '.example' });
      expect((await direct.fetch('/')).bytes.toString()).toBe('abc');
      expect(proxy.tunnels).toHaveLength(1);
    } finally {
      await proxy.close();
    }
  });

  it('does not trust a certificate of another name', async () => {
    const { fetch } = await setUp((_, response) => response.end('abc'));
    await expect(fetch('/', 1000, undefined, 'stranger.example')).rejects.toThrow(/altnames|certificate/i);
  });

  it.each([
    'http://pictures.example/',
    'ftp://pictures.example/',
    'file:///etc/passwd',
    'data:image/png;base64,AA',
  ])('refuses %s', async (url) => {
    const { fetcher } = await setUp((_, response) => response.end('abc'));
    await expect(get(fetcher, url)).rejects.toThrow('only https is fetched');
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://localhost/',
  ])('C-023 refuses %s, which is not public', async (url) => {
    const { fetcher } = await setUp((_, response) => response.end('abc'));
    await expect(get(fetcher, url)).rejects.toThrow(/not a public one|was not found/);
  });

  it('refuses credentials in a URL and what is no URL', async () => {
    const { fetcher } = await setUp((_, response) => response.end('abc'));
    await expect(get(fetcher, 'https://user:secret@pictures.example/')).rejects.toThrow(
      'user name or password',
    );
    await expect(get(fetcher, 'not a url')).rejects.toThrow('not a URL');
  });

  it('follows a redirect to another public host', async () => {
    const { fetch, resolved } = await setUp((request, response) => {
      const [, port] = (request.headers.host ?? '').split(':');
      if (request.url === '/old')
        response.writeHead(302, { location: `https://other.example:${port}/new` }).end();
      else response.end(request.url);
    });
    expect((await fetch('/old')).bytes.toString()).toBe('/new');
    expect(resolved).toEqual([HOST, 'other.example']);
  });

  it.each([
    ['a private address', 'https://192.168.0.1/', 'not a public one'],
    ['plain http', 'http://other.example/', 'only https'],
    ['itself, for ever', '/again', 'redirects too often'],
  ])('C-023 does not follow a redirect to %s', async (_, location, reason) => {
    const { fetch } = await setUp((_request, response) => response.writeHead(301, { location }).end());
    await expect(fetch('/again')).rejects.toThrow(reason);
  });

  it('stops at the limit, whatever the server announces', async () => {
    const { fetch } = await setUp((_, response) => response.end(Buffer.alloc(5_000_000)));
    await expect(fetch('/', 1000)).rejects.toThrow('larger than 1000 bytes');
  });

  it('tells a status that is no success', async () => {
    const { fetch } = await setUp((_, response) => response.writeHead(404).end('no'));
    await expect(fetch('/')).rejects.toThrow('status 404');
  });

  it('gives up when its signal aborts', async () => {
    const controller = new AbortController();
    const { fetch } = await setUp(() => controller.abort());
    await expect(fetch('/', 1000, controller.signal)).rejects.toThrow(/abort/i);
  });
});
