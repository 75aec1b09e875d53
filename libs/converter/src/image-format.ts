import type { ImageFormat } from '@q2api/turn';

const FORMATS: ReadonlyMap<unknown, ImageFormat> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
]);

/**
 * The format of an image. The bytes decide before the media type does, because clients often declare another one.
 * Undefined when both name a format that no model reads.
 */
export function toImageFormat(mediaType: unknown, base64: string): ImageFormat | undefined {
  return sniffFormat(base64) ?? FORMATS.get(mediaType);
}

/** Compares what the magic numbers of the formats look like in base64. */
function sniffFormat(base64: string): ImageFormat | undefined {
  if (base64.startsWith('iVBORw0KGgo')) return 'png';
  if (base64.startsWith('/9j/')) return 'jpeg';
  if (base64.startsWith('R0lGOD')) return 'gif';
  // "RIFF", the length, then "WEBP", of which "EBP" is a group of its own.
  return base64.startsWith('UklGR') && base64.startsWith('RUJQ', 12) ? 'webp' : undefined;
}
