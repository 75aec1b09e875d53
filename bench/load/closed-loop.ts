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
          requestsPerSecond: (latenciesMs.length / (finishedAt - startedAt)) * 1000,
          latenciesMs,
        });
      },
    );
    const startedAt = performance.now();
    let finishedAt = startedAt;
    instance.on('response', (_client, _status, _bytes, latencyMs) => {
      latenciesMs.push(latencyMs);
      finishedAt = performance.now();
    });
  });
}

const TIMEOUT_SECONDS = 60;
/** How often autocannon looks whether it is done. */
const SAMPLE_MS = 50;
