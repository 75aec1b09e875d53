import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TurnError } from '@q2api/turn';
import { WaitingLine } from './waiting-line.js';

let line: WaitingLine;
let free: string[];
let served: string[];
const signal = new AbortController().signal;

beforeEach(() => {
  jest.useFakeTimers();
  line = new WaitingLine();
  free = [];
  served = [];
});
afterEach(() => {
  jest.useRealTimers();
});

/** Waits for something free; `served` shows who got it. */
function wait(
  name: string,
  caller = name,
  options: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<string> {
  const attempt = () => {
    const found = free.shift();
    if (found !== undefined) served.push(name);
    return found;
  };
  return line.wait(attempt, { caller, timeoutMs: 1_000, signal, ...options });
}

function release(count: number): void {
  free.push(...Array.from({ length: count }, () => 'slot'));
  line.serve();
}

describe('WaitingLine', () => {
  it('serves the requests of a caller in their order', async () => {
    const waiting = ['one', 'two', 'three'].map((name) => wait(name, 'caller'));
    release(2);
    expect(served).toEqual(['one', 'two']);
    release(1);
    await Promise.all(waiting);
    expect(served).toEqual(['one', 'two', 'three']);
    expect(line.isEmpty).toBe(true);
  });

  it('lets callers take turns, however many requests one of them has', async () => {
    const waiting = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1'].map((name) => wait(name, name[0]));
    for (let slot = 0; slot < 6; slot += 1) release(1);
    await Promise.all(waiting);
    expect(served).toEqual(['a1', 'b1', 'c1', 'a2', 'a3', 'a4']);
  });

  it('gives up after the time-out with a 429 that says when to come back', async () => {
    const waiting = wait('late');
    const refused = expect(waiting).rejects.toMatchObject({
      kind: 'rate-limited',
      details: { retryAfterMs: 1_000 },
    });
    jest.advanceTimersByTime(1_000);
    await refused;
    release(1);
    expect(served).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('lets go of a request whose client has left', async () => {
    const controller = new AbortController();
    const waiting = wait('gone', 'caller', { signal: controller.signal });
    controller.abort(new TurnError('aborted', 'left'));
    await expect(waiting).rejects.toMatchObject({ kind: 'aborted' });
    await expect(wait('also gone', 'caller', { signal: controller.signal })).rejects.toMatchObject({
      kind: 'aborted',
    });
    expect(line.isEmpty).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('looks again by itself, for what ends without anybody leaving', async () => {
    const waiting = wait('patient');
    free.push('slot');
    jest.advanceTimersByTime(250);
    expect(await waiting).toBe('slot');
  });

  it('rejects when waiting has become vain, and serves the others', async () => {
    let vain = false;
    const hopeless = line.wait(
      () => {
        if (vain) throw new TurnError('no-account', 'none');
        return undefined;
      },
      { caller: 'a', timeoutMs: 1_000, signal },
    );
    const other = wait('other', 'b');
    vain = true;
    const refused = expect(hopeless).rejects.toMatchObject({ kind: 'no-account' });
    release(1);
    await refused;
    expect(await other).toBe('slot');
  });
});
