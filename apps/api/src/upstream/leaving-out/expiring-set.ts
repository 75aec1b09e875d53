/** A set that forgets: each member after a while, the oldest ones when there are too many. */
export class ExpiringSet {
  /** In the order of addition, which is the order of expiry. */
  private readonly expiries = new Map<string, number>();

  /** @param now milliseconds of any clock that only goes forward */
  constructor(
    private readonly options: { maxMembers: number; lifeMs: number },
    private readonly now: () => number,
  ) {}

  get isEmpty(): boolean {
    return this.expiries.size === 0;
  }

  has(member: string): boolean {
    const expiry = this.expiries.get(member);
    return expiry !== undefined && expiry > this.now();
  }

  add(member: string): void {
    this.expiries.delete(member);
    this.expiries.set(member, this.now() + this.options.lifeMs);
    for (const [oldest, expiry] of this.expiries) {
      if (expiry > this.now() && this.expiries.size <= this.options.maxMembers) break;
      this.expiries.delete(oldest);
    }
  }
}
