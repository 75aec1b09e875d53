import { setTimeout } from 'node:timers/promises';

/** The first value of `probe` that is not `undefined`; Jest's own time limit ends a wait in vain. */
export async function until<Value>(probe: () => Value | undefined): Promise<Value> {
  for (;;) {
    const value = probe();
    if (value !== undefined) return value;
    await setTimeout(5);
  }
}
