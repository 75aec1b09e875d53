import { randomBytes } from 'node:crypto';
import { mac, sealToken, unsealToken } from '../accounts/sealed-token.js';

const ENCRYPTED_PREFIX = 'gpt~reasoning';
const REDACTED_PREFIX = 'redacted';

/** What a GPT model shows instead of its reasoning (observed). */
export const HIDDEN_REASONING = '...';

/** Signature over a thinking text, base64. */
export function signThinking(text: string): string {
  return Buffer.from(`emulator:${mac(`thinking:${text}`)}`).toString('base64');
}

/** An opaque blob with the characters `.` and `~`, so not base64 (observed with GPT models). */
export function encryptReasoning(): string {
  return sealToken(ENCRYPTED_PREFIX, { nonce: randomBytes(24).toString('hex') });
}

/** Base64 for `redactedContent`. */
export function redactThinking(): string {
  const sealed = sealToken(REDACTED_PREFIX, { nonce: randomBytes(24).toString('hex') });
  return Buffer.from(sealed).toString('base64');
}

/** Whether an emulator signed exactly this text. */
export function isSigned(text: string, signature: string | undefined): boolean {
  if (signature === undefined) return false;
  if (text === HIDDEN_REASONING && unsealToken(ENCRYPTED_PREFIX, signature) !== undefined) return true;
  return signature === signThinking(text);
}

/** Whether an emulator made this `redactedContent`. */
export function isRedactedContent(base64: string): boolean {
  return unsealToken(REDACTED_PREFIX, Buffer.from(base64, 'base64').toString()) !== undefined;
}
