import { type ImageBlock, type ImageFormat, invalidRequest } from '@q2api/turn';
import { normalizeBase64 } from './base64.js';
import { readCachePoint } from './cache-point.js';
import { type Fields, got, readName, readObject, readString } from './read-json.js';
import { refuseFileSource } from './refuse-unsupported.js';

const FORMATS: ReadonlyMap<unknown, ImageFormat> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
]);

/** Reads an image. A URL is left to whoever may fetch it. @throws TurnError `invalid-request` naming the path. */
export function readImageBlock(block: Fields, path: string): ImageBlock {
  return { type: 'image', source: readSource(block, `${path}.source`), ...readCachePoint(block, path) };
}

function readSource(block: Fields, path: string): ImageBlock['source'] {
  const source = readObject(block.source, path);
  switch (source.type) {
    case 'base64':
      return readBase64Image(source, path);
    case 'url':
      return { type: 'url', url: readName(source.url, `${path}.url`) };
    case 'file':
      throw refuseFileSource(path);
    default:
      throw invalidRequest(`${path}.type`, `must be one of base64, url${got(source.type)}`);
  }
}

/** The bytes decide about the format before the media type does, because clients often declare another one. */
function readBase64Image(source: Fields, path: string): ImageBlock['source'] {
  const declared = FORMATS.get(source.media_type);
  if (declared === undefined) {
    throw invalidRequest(
      `${path}.media_type`,
      `must be one of image/jpeg, image/png, image/gif, image/webp${got(source.media_type)}`,
    );
  }
  const data = normalizeBase64(readString(source.data, `${path}.data`));
  if (data === undefined) throw invalidRequest(`${path}.data`, 'must be valid base64');
  return { type: 'base64', format: sniffFormat(data) ?? declared, data };
}

/** Compares what the magic numbers of the formats look like in base64. */
function sniffFormat(base64: string): ImageFormat | undefined {
  if (base64.startsWith('iVBORw0KGgo')) return 'png';
  if (base64.startsWith('/9j/')) return 'jpeg';
  if (base64.startsWith('R0lGOD')) return 'gif';
  // "RIFF", the length, then "WEBP", of which "EBP" is a group of its own.
  return base64.startsWith('UklGR') && base64.startsWith('RUJQ', 12) ? 'webp' : undefined;
}
