import type { TextBlock } from '@q2api/turn';
import { type Fields, readArray, readObject, readString } from '../../read-json.js';
import { readCachePoint } from './cache-point.js';
import { refuseCitations } from './refuse-unsupported.js';

/** A search result of the client's own, as one text. @throws TurnError `invalid-request` naming the path. */
export function readSearchResult(block: Fields, path: string): TextBlock {
  refuseCitations(block, path);
  const title = readString(block.title, `${path}.title`);
  const source = readString(block.source, `${path}.source`);
  const texts = readArray(block.content, `${path}.content`).map((value, index) =>
    readString(readObject(value, `${path}.content.${index}`).text, `${path}.content.${index}.text`),
  );
  const text = [`[Search result "${title}" from ${source}]`, ...texts].join('\n');
  return { type: 'text', text, ...readCachePoint(block, path) };
}
