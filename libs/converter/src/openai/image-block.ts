import { TurnError, type ImageBlock } from '@q2api/turn';
import { toImageFormat } from '../image-format.js';
import { parseDataUrl } from './data-url.js';

/**
 * An image named by a data URL or by an http(s) URL, which the upstream layer fetches or refuses.
 * @throws TurnError `invalid-request` with code `invalid_image_url`.
 */
export function toImageBlock(url: string, path: string): ImageBlock {
  if (/^https?:\/\//i.test(url)) return { type: 'image', source: { type: 'url', url } };
  const image = parseDataUrl(url);
  if (image === undefined) {
    throw invalidImage(path, 'must be an http(s) URL or a data URL with valid base64');
  }
  const format = toImageFormat(image.mediaType, image.data);
  if (format === undefined) throw invalidImage(path, 'must be a PNG, JPEG, GIF or WebP image');
  return { type: 'image', source: { type: 'base64', format, data: image.data } };
}

function invalidImage(path: string, problem: string): TurnError {
  return new TurnError('invalid-request', `${path}: ${problem}`, { path, code: 'invalid_image_url' });
}
