import autocannon from 'autocannon';

export interface ClosedLoopOptions {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Connections, each of which sends its next request when the last one is answered. */
  connections: number;
  requests: number;
  /** Judges a whole answer. */
  isGood: (status: number, body: string) => boolean;
}

export interface ClosedLoopFigures {
  requestsPerSecond: number;
  /**
   * The same until the first connection has sent its share of the requests: where the connections of some are served
   * faster than others', as those of several workers, the first are idle in the end.
   */
  steadyRequestsPerSecond: number;
  /** From sending a request to the end of its answer, in milliseconds. */
  latenciesMs: number[];
}

/**
 * Sends requests as fast as they are answered.
 * @throws Error when one of them is not answered well: figures of failures say nothing
 */
export function closedLoop({
  url,
  headers,
  body,
  connections,
  requests,
  isGood,
}: ClosedLoopOptions): Promise<ClosedLoopFigures> {
  return new Promise((resolve, reject) => {
    const latenciesMs: number[] = [];
    let bad: string | undefined;
    const instance = autocannon(
      {
        requests: [
          {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body,
            onResponse: (status, answer) => {
              if (!isGood(status, answer)) bad ??= `${status} ${answer.slice(0, 300)}`;
            },
          },
        ],
        url,
        connections: Math.min(connections, requests),
        amount: requests,
        timeout: TIMEOUT_SECONDS,
        sampleInt: SAMPLE_MS,
      },
      (error: unknown, result) => {
        if (error) return reject(error as Error);
        bad ??=
          result.errors > 0 || result.timeouts > 0
            ? `${result.errors} errors, ${result.timeouts} timeouts`
            : undefined;
        if (bad !== undefined) return reject(new Error(`bad answer of ${url}: ${bad}`));
        resolve({
          requestsPerSecond: perSecond(latenciesMs.length, finishedAt - startedAt),
          steadyRequestsPerSecond: perSecond(steadyRequests, steadyUntil - startedAt),
          latenciesMs,
        });
      },
    );
    const startedAt = performance.now();
    let finishedAt = startedAt;
    let steadyUntil = startedAt;
    let steadyRequests = 0;
    const share = Math.max(1, Math.floor(requests / connections));
    const answered = new Map<unknown, number>();
    instance.on('response', (client, _status, _bytes, latencyMs) => {
      latenciesMs.push(latencyMs);
      finishedAt = performance.now();
      const count = (answered.get(client) ?? 0) + 1;
      answered.set(client, count);
      if (count !== share || steadyRequests > 0) return;
      steadyUntil = finishedAt;
      steadyRequests = latenciesMs.length;
    });
  });
}

function perSecond(requests: number, elapsedMs: number): number {
  return (requests / elapsedMs) * 1000;
}

const TIMEOUT_SECONDS = 60;
/** How often autocannon looks whether it is done. */
const SAMPLE_MS = 50;
