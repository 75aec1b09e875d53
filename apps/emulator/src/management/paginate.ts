import { malformed } from '../server/service-error.js';

export interface Page<Entry> {
  entries: Entry[];
  /** Absent on the last page. */
  nextToken?: string;
}

/** One page of a list; tokens are opaque base64. Throws for a token that is not one of ours. */
export function paginate<Entry>(
  all: readonly Entry[],
  pageSize: number,
  token: string | undefined,
): Page<Entry> {
  const start = token === undefined ? 0 : readToken(token);
  const end = start + pageSize;
  return {
    entries: all.slice(start, end),
    ...(end < all.length && { nextToken: Buffer.from(`from:${end}`).toString('base64') }),
  };
}

function readToken(token: string): number {
  const match = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString());
  if (!match) throw malformed('nextToken was not issued here');
  return Number(match[1]);
}
