import { invalidRequest, type DocumentBlock, type ImageBlock, type TextBlock } from '@q2api/turn';
import { type Fields, readObject } from '../read-json.js';

export type PartBlock = TextBlock | ImageBlock | DocumentBlock;

/** Turns one content part of a protocol into a block. @throws TurnError `invalid-request`. */
export type PartReader = (part: Fields, path: string) => PartBlock;

/**
 * Content of a message or output of a call: text, or a list of parts. Empty texts carry nothing and are left out.
 * @throws TurnError `invalid-request` naming the part.
 */
export function readContent(value: unknown, path: string, readPart: PartReader): PartBlock[] {
  return readBlocks(value, path, readPart).filter((block) => block.type !== 'text' || block.text !== '');
}

/** `readContent` where only text can stand. */
export function readTextContent(value: unknown, path: string, readPart: PartReader): TextBlock[] {
  return readBlocks(value, path, readPart)
    .map((block, index) => {
      if (block.type !== 'text') throw invalidRequest(`${path}.${index}.type`, 'must be text');
      return block;
    })
    .filter((block) => block.text !== '');
}

function readBlocks(value: unknown, path: string, readPart: PartReader): PartBlock[] {
  if (typeof value === 'string') return [{ type: 'text', text: value }];
  if (!Array.isArray(value)) throw invalidRequest(path, 'must be a string or an array of content parts');
  return value.map((part, index) => {
    const partPath = `${path}.${index}`;
    return readPart(readObject(part, partPath), partPath);
  });
}
