import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { parseEnv } from 'node:util';
import { fromRoot } from './root-directory.mjs';

/** HOST and PORT as the server will see them: from the environment, else from .env, else the defaults. */
export function readListenAddress() {
  const file = fromRoot('.env');
  const settings = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
  return { host: settings.HOST || '127.0.0.1', port: Number(settings.PORT || 8000) };
}

/** Ends the process with a clear message when another program already listens there. */
export async function requireFreePort({ host, port }, command) {
  const error = await new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (!error) return;
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1} ${command}`
      : `Cannot listen on ${host}:${port}: ${error.message}`,
  );
  process.exit(1);
}

/** The URL under which a browser on this machine reaches a server that listens there. */
export function localUrl({ host, port }) {
  const reachable =
    { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `http://${reachable}:${port}`;
}
