interface Binding {
  accountId: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const DEFAULT_CAPACITY = 10_000;

/** Which account each client session stays with. Bounded in time and number: the session used least recently goes first. */
export class StickyBindings {
  // In the order of use: a Map keeps that of insertion.
  private readonly bindings = new Map<string, Binding>();

  constructor(
    private readonly ttlMs: number,
    private readonly capacity = DEFAULT_CAPACITY,
  ) {}

  get size(): number {
    return this.bindings.size;
  }

  /** The session's account; using it keeps the binding alive. @param now milliseconds since the epoch */
  get(session: string, now: number): string | undefined {
    const binding = this.bindings.get(session);
    if (binding === undefined) return undefined;
    this.bindings.delete(session);
    if (binding.expiresAt <= now) return undefined;
    this.set(session, binding.accountId, now);
    return binding.accountId;
  }

  set(session: string, accountId: string, now: number): void {
    this.bindings.delete(session);
    this.bindings.set(session, { accountId, expiresAt: now + this.ttlMs });
    if (this.bindings.size <= this.capacity) return;
    const [oldest] = this.bindings.keys();
    if (oldest !== undefined) this.bindings.delete(oldest);
  }

  /** Unless the session has moved to another account by now. */
  drop(session: string, accountId: string): void {
    if (this.bindings.get(session)?.accountId === accountId) this.bindings.delete(session);
  }
}
