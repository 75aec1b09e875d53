import { invalidRequest, type TextBlock } from '@q2api/turn';
import { got, isAbsent, readArray, readObject, readString } from '../../read-json.js';
import { readCachePoint } from './cache-point.js';

/**
 * Claude Code puts this pseudo header of its billing on the first line of the system text. It is about the request and
 * not for the model, and since it differs in each request, whatever stands behind it could never be cached (observed).
 */
const BILLING_HEADER = /^x-anthropic-billing-header:[^\n]*(\n|$)/;

/** Reads `system`, a text or text blocks. @throws TurnError `invalid-request` naming the path. */
export function readSystem(value: unknown): TextBlock[] {
  const blocks = readBlocks(value);
  const [first] = blocks;
  if (first !== undefined) first.text = first.text.replace(BILLING_HEADER, '');
  return blocks.filter((block) => block.text !== '');
}

function readBlocks(value: unknown): TextBlock[] {
  if (isAbsent(value)) return [];
  if (typeof value === 'string') return [{ type: 'text', text: value }];
  return readArray(value, 'system').map((item, index) => {
    const path = `system.${index}`;
    const block = readObject(item, path);
    if (block.type !== 'text') throw invalidRequest(`${path}.type`, `must be text${got(block.type)}`);
    return { type: 'text', text: readString(block.text, `${path}.text`), ...readCachePoint(block, path) };
  });
}
