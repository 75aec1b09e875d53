import { beforeEach, describe, expect, it } from '@jest/globals';
import { signInGate } from './sign-in-gate.js';

describe('signInGate', () => {
  beforeEach(() => {
    signInGate.settle(true);
    signInGate.reopen();
  });

  it('lets all waiting requests pass after one sign-in', async () => {
    const requests = Promise.all([signInGate.wait(true), signInGate.wait(false)]);
    expect(signInGate.isWaiting()).toBe(true);
    signInGate.settle(true);
    expect(await requests).toEqual([true, true]);
    expect(signInGate.isWaiting()).toBe(false);
  });

  it('does not ask again for background requests once declined', async () => {
    const first = signInGate.wait(true);
    signInGate.settle(false);
    expect(await first).toBe(false);
    expect(await signInGate.wait(true)).toBe(false);
    expect(signInGate.isWaiting()).toBe(false);
  });

  it('asks again when the operator does something', async () => {
    signInGate.settle(false);
    const request = signInGate.wait(false);
    expect(signInGate.isWaiting()).toBe(true);
    signInGate.settle(true);
    expect(await request).toBe(true);
  });

  it('tells its listeners', () => {
    let calls = 0;
    const unsubscribe = signInGate.subscribe(() => (calls += 1));
    void signInGate.wait(false);
    unsubscribe();
    signInGate.settle(true);
    expect(calls).toBe(1);
  });
});
