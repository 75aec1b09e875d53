import type { AddressInfo, Server } from 'node:net';
import type { AppConfig } from '../config/app-config.js';

/** Tells where a gateway can be reached, as a URL that works on its own machine. */
export function listeningText({ version }: AppConfig, server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const anywhere = address === '::' || address === '0.0.0.0';
  const host = family === 'IPv6' ? `[${anywhere ? '::1' : address}]` : anywhere ? '127.0.0.1' : address;
  return `q2api ${version} listens on http://${host}:${port}`;
}
