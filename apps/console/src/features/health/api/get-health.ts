import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../../../lib/api-client.js';

/** What `GET /healthz` says about the running server. */
export interface Health {
  status: string;
  version: string;
  uptimeSeconds: number;
}

export interface HealthProbe {
  health: Health;
  /** Time from asking to having the whole answer, as this browser sees it. */
  roundTripMs: number;
}

const REFRESH_MS = 5_000;

async function probeHealth(signal: AbortSignal): Promise<HealthProbe> {
  const startedAt = performance.now();
  const health = await getJson<Health>('/healthz', signal);
  return { health, roundTripMs: performance.now() - startedAt };
}

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => probeHealth(signal),
  refetchInterval: REFRESH_MS,
});
