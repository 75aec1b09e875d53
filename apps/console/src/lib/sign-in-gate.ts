interface Waiting {
  promise: Promise<boolean>;
  settle: (signedIn: boolean) => void;
}

let waiting: Waiting | undefined;
let isDeclined = false;
const listeners = new Set<() => void>();

/**
 * Where requests wait that were refused because the session had ended. The dialog over the page settles it, then they
 * are sent once more: whatever the operator was typing stays where it is.
 */
export const signInGate = {
  /**
   * Resolves with true once somebody has signed in, with false when they would not.
   * @param isBackground a request that nobody asked for does not open the dialog again after it was declined
   */
  async wait(isBackground: boolean): Promise<boolean> {
    if (!waiting && isBackground && isDeclined) return false;
    if (!waiting) open();
    return (await waiting?.promise) ?? false;
  },
  settle(signedIn: boolean): void {
    const settled = waiting;
    waiting = undefined;
    isDeclined = !signedIn;
    settled?.settle(signedIn);
    notify();
  },
  /** The operator asks for the dialog: it may open for background requests again. */
  reopen(): void {
    isDeclined = false;
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isWaiting: (): boolean => waiting !== undefined,
};

function open(): void {
  let settle: Waiting['settle'] = () => undefined;
  const promise = new Promise<boolean>((resolve) => (settle = resolve));
  waiting = { promise, settle };
  notify();
}

function notify(): void {
  for (const listener of listeners) listener();
}
