import type { ClaudeBlockDelta, ClaudeContentBlock, ClaudeStreamEvent } from '@q2api/claude-types';
import { encodeSse, flat } from '@q2api/sse';

/** Writes one event; its SSE name is its type (Anthropic API). */
export function encodeEvent(event: ClaudeStreamEvent): string {
  return encodeSse(JSON.stringify(event), event.type);
}

/** Writes the blocks of a stream, one open at a time, with indices that count up from 0. */
export class ClaudeBlockWriter {
  private index = -1;
  /** A delta of the open block up to its value. It is built once per block: deltas are most of a stream. */
  private deltaHead = '';

  /** How many blocks have been opened. */
  get count(): number {
    return this.index + 1;
  }

  /** @param deltaType the kind of delta that the block grows by, and the name of its value */
  open(block: ClaudeContentBlock, [type, field]: DeltaKind): string {
    this.index++;
    this.deltaHead = flat(
      'event: content_block_delta\ndata: {"type":"content_block_delta","index":',
      `${this.index},"delta":{"type":"${type}","${field}":`,
    );
    return encodeEvent({ type: 'content_block_start', index: this.index, content_block: block });
  }

  delta(value: string): string {
    return this.deltaHead + JSON.stringify(value) + '}}\n\n';
  }

  /** A delta of another kind than the block's own. */
  otherDelta(delta: ClaudeBlockDelta): string {
    return encodeEvent({ type: 'content_block_delta', index: this.index, delta });
  }

  close(): string {
    return encodeEvent({ type: 'content_block_stop', index: this.index });
  }
}

type DeltaKind = readonly [type: ClaudeBlockDelta['type'], field: string];

export const TEXT_DELTA: DeltaKind = ['text_delta', 'text'];
export const THINKING_DELTA: DeltaKind = ['thinking_delta', 'thinking'];
export const INPUT_DELTA: DeltaKind = ['input_json_delta', 'partial_json'];
