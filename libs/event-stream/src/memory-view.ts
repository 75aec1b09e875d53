let last: DataView = new DataView(new ArrayBuffer(0));

/**
 * All the memory that a chunk lies in. HTTP chunks of one network read share it, and a view costs as much as decoding a
 * frame's headers, so the last one is kept.
 */
export function memoryViewOf({ buffer }: Uint8Array): DataView {
  if (last.buffer !== buffer) last = new DataView(buffer);
  return last;
}
