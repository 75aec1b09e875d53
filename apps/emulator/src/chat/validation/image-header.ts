type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp';

export interface ImageHeader {
  format: ImageFormat;
  /** Pixels; absent when the header does not tell. */
  width?: number;
  height?: number;
}

/** Format and size as the bytes themselves tell them; `undefined` for bytes of no known format. */
export function readImageHeader(bytes: Buffer): ImageHeader | undefined {
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return readPng(bytes);
  if (/^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))) return readGif(bytes);
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') {
    return readWebp(bytes);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(bytes);
  return undefined;
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

function readPng(bytes: Buffer): ImageHeader {
  if (bytes.length < 24) return { format: 'png' };
  return { format: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function readGif(bytes: Buffer): ImageHeader {
  if (bytes.length < 10) return { format: 'gif' };
  return { format: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

/** Only the extended header is read; the simple ones cannot describe an image above the limit's size anyway. */
function readWebp(bytes: Buffer): ImageHeader {
  if (bytes.length < 30 || bytes.toString('latin1', 12, 16) !== 'VP8X') return { format: 'webp' };
  return { format: 'webp', width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
}

/** Walks the segments to the start-of-frame marker (0xC0–0xCF without the tables C4, C8 and CC). */
function readJpeg(bytes: Buffer): ImageHeader {
  let offset = 2;
  while (offset + 9 <= bytes.length && bytes[offset] === 0xff) {
    const marker = bytes[offset + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return {
        format: 'jpeg',
        width: bytes.readUInt16BE(offset + 7),
        height: bytes.readUInt16BE(offset + 5),
      };
    }
    offset += 2 + bytes.readUInt16BE(offset + 2);
  }
  return { format: 'jpeg' };
}
