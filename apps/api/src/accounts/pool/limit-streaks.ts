/** How many times in a row each account has met a rate limit: each rest is longer than the one before. */
export class LimitStreaks {
  private readonly streaks = new Map<string, number>();

  /**
   * Counts a limit, and returns how many it makes. @param isResting turns that were under way when the rest began meet
   * the same limit: they do not count
   */
  add(accountId: string, isResting: boolean): number {
    const streak = Math.max(1, (this.streaks.get(accountId) ?? 0) + (isResting ? 0 : 1));
    this.streaks.set(accountId, streak);
    return streak;
  }

  /** The account has answered. */
  end(accountId: string): void {
    this.streaks.delete(accountId);
  }
}
