const STANDARD_BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Removes line breaks and completes the padding. Undefined when the text is not base64. */
export function normalizeBase64(text: string): string | undefined {
  if (text.length % 4 === 0 && STANDARD_BASE64.test(text)) return text;
  const unpadded = text.replace(/\s+|=+\s*$/g, '');
  if (!STANDARD_BASE64.test(unpadded) || unpadded.length % 4 === 1) return undefined;
  return unpadded.padEnd(Math.ceil(unpadded.length / 4) * 4, '=');
}
