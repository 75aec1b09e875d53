/** The `count` of `names` that share most pairs of neighbouring characters with `name`, best first. */
export function nearNames(name: string, names: readonly string[], count: number): string[] {
  const wanted = pairsOf(name);
  const scored = names.map((candidate) => ({ candidate, score: similarity(wanted, pairsOf(candidate)) }));
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

function pairsOf(name: string): Set<string> {
  const text = name.slice(0, 200).toLowerCase();
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) pairs.add(text.slice(i, i + 2));
  return pairs;
}

/** Sørensen–Dice: 0 for nothing in common, 1 for the same pairs. */
function similarity(a: Set<string>, b: Set<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}
