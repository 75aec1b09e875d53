import { isObject, type Fields } from '../../read-json.js';

export interface Compaction {
  block: Fields;
  summary: string;
  /** Where the block stands in the message's content. */
  index: number;
}

/** The last compaction in a message's content. One without a summary has failed and means nothing (Anthropic API). */
export function findCompaction(content: unknown): Compaction | undefined {
  if (!Array.isArray(content)) return undefined;
  const index = content.findLastIndex(isCompaction);
  const block: unknown = content[index];
  return isCompaction(block) ? { block, summary: block.content, index } : undefined;
}

function isCompaction(block: unknown): block is Fields & { content: string } {
  return isObject(block) && block.type === 'compaction' && typeof block.content === 'string';
}
