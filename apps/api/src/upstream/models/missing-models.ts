/** Plans change, and the upstream may be wrong for a moment. */
const LIFE_MS = 10 * 60_000;

/** Which accounts the upstream has lately refused a model, whatever their catalogues say. */
export class MissingModels {
  /** Model → account → until when it counts (milliseconds). */
  private readonly byModel = new Map<string, Map<string, number>>();

  constructor(private readonly now: () => number) {}

  add(modelId: string, accountId: string): void {
    const accounts = this.byModel.get(modelId) ?? new Map<string, number>();
    accounts.set(accountId, this.now() + LIFE_MS);
    this.byModel.set(modelId, accounts);
  }

  /** Ids of the accounts without the model. */
  accountsWithout(modelId: string): string[] {
    const accounts = this.byModel.get(modelId);
    if (accounts === undefined) return [];
    for (const [id, until] of accounts) if (until <= this.now()) accounts.delete(id);
    if (accounts.size === 0) this.byModel.delete(modelId);
    return [...accounts.keys()];
  }
}
