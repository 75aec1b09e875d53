import { encodeEvent } from '@q2api/event-stream';

/** What the upstream answers. */
export interface Answer {
  deltas: number;
  /** Characters of each delta. */
  size: number;
  /** Pause between deltas; absent: everything at once. */
  paceMs?: number;
  /** True: nothing but the deltas. */
  bare?: boolean;
}

/** Stands before the number of each delta, so that whoever reads an answer can count and find its parts. */
export const MARK = '@';

const HEAD =
  'HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\nx-amzn-requestid: bench\r\nTransfer-Encoding: chunked\r\n\r\n';
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** The text of a delta. */
function deltaText(index: number, size: number): string {
  return `${MARK}${index} `.padEnd(size, 'abcdefg ');
}

/** What comes before the deltas. */
export function answerHead({ bare }: Answer): Buffer {
  const head = Buffer.from(HEAD);
  return bare
    ? head
    : Buffer.concat([head, chunk(encodeEvent('initial-response', { conversationId: 'bench' }))]);
}

/** One delta as the service sends it: a frame in an HTTP chunk of its own. */
export function answerDelta(text: string): Buffer {
  return chunk(encodeEvent('assistantResponseEvent', { content: text }));
}

/** What comes after the deltas (observed in 2026). */
export function answerEnd({ bare }: Answer): Buffer {
  if (bare) return LAST_CHUNK;
  return Buffer.concat([
    chunk(encodeEvent('metadataEvent', { stopReason: 'END_TURN' })),
    chunk(encodeEvent('contextUsageEvent', { contextUsagePercentage: 10.867 })),
    chunk(encodeEvent('meteringEvent', { unit: 'credit', unitPlural: 'credits', usage: 0.0897 })),
    LAST_CHUNK,
  ]);
}

/** A whole answer, HTTP head and all. */
export function wholeAnswer(answer: Answer): Buffer {
  const deltas = Array.from({ length: answer.deltas }, (_, index) =>
    answerDelta(deltaText(index, answer.size)),
  );
  return Buffer.concat([answerHead(answer), ...deltas, answerEnd(answer)]);
}

function chunk(frame: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${frame.length.toString(16)}\r\n`), frame, Buffer.from('\r\n')]);
}
