/** How many turns each account is serving in this process. */
export class AccountSlots {
  private readonly counts = new Map<string, number>();

  /** Turns under way in all. */
  get total(): number {
    let total = 0;
    for (const count of this.counts.values()) total += count;
    return total;
  }

  of(accountId: string): number {
    return this.counts.get(accountId) ?? 0;
  }

  take(accountId: string): void {
    this.counts.set(accountId, this.of(accountId) + 1);
  }

  free(accountId: string): void {
    const left = this.of(accountId) - 1;
    if (left > 0) this.counts.set(accountId, left);
    else this.counts.delete(accountId);
  }
}
