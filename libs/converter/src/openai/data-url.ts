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

const STANDARD_BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Removes line breaks and completes the padding. Undefined when the text is not base64. */
export function normalizeBase64(text: string): string | undefined {
  if (text.length % 4 === 0 && STANDARD_BASE64.test(text)) return text;
  const unpadded = text.replace(/\s+|=+\s*$/g, '');
  if (!STANDARD_BASE64.test(unpadded) || unpadded.length % 4 === 1) return undefined;
  return unpadded.padEnd(Math.ceil(unpadded.length / 4) * 4, '=');
}
