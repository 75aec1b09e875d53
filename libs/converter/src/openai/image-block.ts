import { TurnError, type ImageBlock, type ImageFormat } from '@q2api/turn';
import { parseDataUrl } from './data-url.js';

const FORMATS: Readonly<Record<string, ImageFormat>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** What the magic numbers of the formats look like in base64. */
const SIGNATURES: readonly (readonly [string, ImageFormat])[] = [
  ['iVBORw0KGgo', 'png'],
  ['/9j/', 'jpeg'],
  ['R0lGOD', 'gif'],
  ['UklGR', 'webp'],
];

/**
 * An image named by a data URL or by an http(s) URL, which the upstream layer fetches or refuses.
 * The bytes decide about the format before the media type does, because clients often declare another one.
 * @throws TurnError `invalid-request` with code `invalid_image_url`.
 */
export function toImageBlock(url: string, path: string): ImageBlock {
  if (/^https?:\/\//i.test(url)) return { type: 'image', source: { type: 'url', url } };
  const image = parseDataUrl(url);
  if (image === undefined) {
    throw invalidImage(path, 'must be an http(s) URL or a data URL with valid base64');
  }
  const format = sniffFormat(image.data) ?? FORMATS[image.mediaType];
  if (format === undefined) throw invalidImage(path, 'must be a PNG, JPEG, GIF or WebP image');
  return { type: 'image', source: { type: 'base64', format, data: image.data } };
}

function sniffFormat(base64: string): ImageFormat | undefined {
  return SIGNATURES.find(([signature]) => base64.startsWith(signature))?.[1];
}

function invalidImage(path: string, problem: string): TurnError {
  return new TurnError('invalid-request', `${path}: ${problem}`, { path, code: 'invalid_image_url' });
}
