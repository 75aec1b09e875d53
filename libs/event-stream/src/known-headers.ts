import { HeaderBlock } from './header-block.js';

/** Longest block that is remembered. Those of Amazon Q's events have 82 to 97 bytes. */
const MAX_LENGTH = 256;
/** Blocks of one length. Of Amazon Q's events two share one: `metadataEvent` and `meteringEvent`. */
const MAX_OF_ONE_LENGTH = 4;

/**
 * The blocks seen last, by their length. All events of one type carry the same headers, so nearly every frame finds its
 * block here. What a block says depends on its bytes alone, so all streams share this memory.
 */
const blocks: HeaderBlock[][] = Array.from({ length: MAX_LENGTH + 1 }, () => []);

/** The remembered block that is the `length` bytes at `start`, if there is one. */
export function recallHeaders(view: DataView, start: number, length: number): HeaderBlock | undefined {
  const known = blocks[length];
  if (known === undefined) return undefined;
  // A loop: `find` would make a function for each frame.
  for (const block of known) if (block.isAt(view, start)) return block;
  return undefined;
}

/** Decodes a header block and remembers it. Throws EventStreamError `bad-header` when it is malformed. */
export function learnHeaders(bytes: Buffer): HeaderBlock {
  const known = blocks[bytes.length];
  if (known === undefined) return new HeaderBlock(bytes);
  const block = new HeaderBlock(Buffer.from(bytes));
  known.unshift(block);
  if (known.length > MAX_OF_ONE_LENGTH) known.pop();
  return block;
}
