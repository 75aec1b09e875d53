import { type ImageBlock, invalidRequest } from '@q2api/turn';
import { normalizeBase64 } from '../../base64.js';
import { toImageFormat } from '../../image-format.js';
import { type Fields, got, readName, readObject, readOneOf, readString } from '../../read-json.js';
import { readCachePoint } from './cache-point.js';
import { refuseFileSource } from './refuse-unsupported.js';

const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;

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

function readBase64Image(source: Fields, path: string): ImageBlock['source'] {
  const mediaType = readOneOf(source.media_type, MEDIA_TYPES, `${path}.media_type`);
  const data = normalizeBase64(readString(source.data, `${path}.data`));
  const format = data && toImageFormat(mediaType, data);
  if (!data || !format) throw invalidRequest(`${path}.data`, 'must be valid base64');
  return { type: 'base64', format, data };
}
