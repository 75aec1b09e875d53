/** All the memory of an ArrayBuffer, as bytes and for reading integers. */
interface Memory {
  bytes: Buffer;
  view: DataView;
}

let last: Memory = { bytes: Buffer.alloc(0), view: new DataView(new ArrayBuffer(0)) };

/**
 * The memory that a chunk lies in. HTTP chunks of one network read share it, and a view costs as much as decoding a frame's
 * headers, so the last one is kept.
 */
export function memoryOf({ buffer }: Uint8Array): Memory {
  if (last.view.buffer !== buffer) {
    last = { bytes: Buffer.from(buffer), view: new DataView(buffer) };
  }
  return last;
}
