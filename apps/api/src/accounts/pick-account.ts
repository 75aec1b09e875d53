/** One of `candidates`, each with the same probability. @param random in [0, 1) */
export function pickAccount<Account>(candidates: readonly Account[], random: number): Account | undefined {
  return candidates[Math.floor(random * candidates.length)];
}
