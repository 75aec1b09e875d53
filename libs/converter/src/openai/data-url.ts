import { normalizeBase64 } from '../base64.js';

export interface DataUrl {
  /** Lower case, without parameters; empty when the URL names none. */
  mediaType: string;
  /** Standard base64 without whitespace. */
  data: string;
}

/** Parses `data:<media type>;base64,<data>` (RFC 2397). Undefined when it is anything else or does not decode. */
export function parseDataUrl(url: string): DataUrl | undefined {
  const comma = url.indexOf(',');
  if (!url.startsWith('data:') || comma < 0) return undefined;
  const [mediaType = '', ...parameters] = url.slice('data:'.length, comma).toLowerCase().split(';');
  if (!parameters.includes('base64')) return undefined;
  const data = normalizeBase64(url.slice(comma + 1));
  return data === undefined ? undefined : { mediaType, data };
}
