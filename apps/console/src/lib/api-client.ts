const TIMEOUT_MS = 10_000;

/**
 * Fetches JSON from the gateway that served this page.
 * Throws an Error whose message a person can read: no answer in 10 s, unreachable, or the status it answered with.
 */
export async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    throw new Error(
      timedOut ? 'The gateway did not answer within 10 seconds.' : 'The gateway cannot be reached.',
    );
  });
  if (!response.ok) throw new Error(`The gateway answered ${path} with status ${response.status}.`);
  return (await response.json()) as T;
}
