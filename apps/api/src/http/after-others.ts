/**
 * Calls back when all that has arrived by now has been passed on. It is read from the sockets in the next turn of the event
 * loop, and passed on by immediates of that turn (`TurnStream`): the third immediate is the first one behind both.
 */
export function afterOthers(callback: () => void): void {
  setImmediate(() => setImmediate(() => setImmediate(callback)));
}
