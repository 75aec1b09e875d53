import { HeaderBlock } from './header-block.js';

/** Longest block that is remembered. Those of Amazon Q's events have 82 to 97 bytes. */
const MAX_LENGTH = 256;

/**
 * The block seen last of each length. All events of one type carry the same headers, and the types' blocks mostly differ
 * in length, so nearly every frame finds its block here. What a block says depends on its bytes alone, so all streams
 * share this memory.
 */
const blocks: (HeaderBlock | undefined)[] = new Array<undefined>(MAX_LENGTH + 1).fill(undefined);

/** The remembered block that is the `length` bytes at `start`, if there is one. */
export function recallHeaders(view: DataView, start: number, length: number): HeaderBlock | undefined {
  const block = blocks[length];
  return block?.isAt(view, start) ? block : undefined;
}

/** Decodes a header block and remembers it. Throws EventStreamError `bad-header` when it is malformed. */
export function learnHeaders(bytes: Buffer): HeaderBlock {
  if (bytes.length > MAX_LENGTH) return new HeaderBlock(bytes);
  const block = new HeaderBlock(Buffer.from(bytes));
  blocks[bytes.length] = block;
  return block;
}
