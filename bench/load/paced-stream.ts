import { MARK } from '../servers/answer.js';
import { readStream, type StreamOptions } from './stream.js';

export interface PacedStreamOutcome {
  /** All deltas came, and the end. */
  whole: boolean;
  /** From writing a delta at the upstream to reading it here, in milliseconds. */
  lagsMs: number[];
}

const STAMP = new RegExp(`${MARK}(\\d+) `, 'g');

/** Reads one answer whose deltas tell when they were written. */
export async function readPacedStream(
  options: Omit<StreamOptions, 'onBytes'>,
  deltas: number,
): Promise<PacedStreamOutcome> {
  const lagsMs: number[] = [];
  const status = await readStream({
    ...options,
    onBytes: (bytes, atMicros) => {
      for (const [, writtenAt] of bytes.toString('latin1').matchAll(STAMP)) {
        lagsMs.push((atMicros - Number(writtenAt)) / 1000);
      }
    },
  }).catch(() => 0);
  return { whole: status === 200 && lagsMs.length === deltas, lagsMs };
}
