/** Words after a model's name that choose how it is used, not which model it is. */
const SUFFIX = /(\[\w+\]|-latest|-thinking|-v\d+([:-]\d+)?|[-@]20\d{6})$/;
/** Names of sellers and regions in front, such as `anthropic/` or `us.anthropic.`. */
const PREFIX = /^([a-z]+\/)*((us|eu|apac|global)\.)?(anthropic\.)?/;
/** `claude-4-sonnet`, the older order of words. */
const VERSION_FIRST = /^claude-(\d+(?:[.-]\d+)?)-([a-z]+)$/;
/** `-4-5` at the end is version 4.5, `-4-0` is version 4. */
const DASHED_VERSION = /-(\d{1,2})[-.](\d{1,2})$/;

/**
 * The upstream's id for the model a client names, or undefined when none of the available ones is that model. Knows
 * dated and dateless ids, `-latest`, `[1m]`, `-thinking` and both orders of version and family; another version or
 * family is another model, so nothing is ever up- or downgraded.
 * @param available ids of the upstream's catalogue
 */
export function resolveModelId(requested: string, available: readonly string[]): string | undefined {
  if (available.includes(requested)) return requested;
  const wanted = canonicalModelName(requested);
  return available.find((id) => canonicalModelName(id) === wanted);
}

/** Ids that share the most words with a name that no model has: family first, then version. For the error message. */
export function nearModelIds(requested: string, available: readonly string[], limit = 3): string[] {
  const words = new Set(canonicalModelName(requested).split(/[-.]/));
  const scored = available.map((id) => ({
    id,
    score: canonicalModelName(id)
      .split(/[-.]/)
      .reduce((score, word) => score + (words.has(word) ? word.length : 0), 0),
  }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** One spelling for all names of a model: `claude-{family}-{version}` with a dotted version. */
function canonicalModelName(id: string): string {
  let name = id.trim().toLowerCase().replaceAll('_', '-').replace(PREFIX, '');
  for (let before = ''; before !== name;) {
    before = name;
    name = name.replace(SUFFIX, '');
  }
  name = name.replace(VERSION_FIRST, 'claude-$2-$1');
  return name.replace(DASHED_VERSION, (_, major: string, minor: string) =>
    minor === '0' ? `-${major}` : `-${major}.${minor}`,
  );
}
