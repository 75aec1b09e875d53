import { malformed } from '../../server/service-error.js';

/** NUL characters and halves of surrogate pairs are refused (observed). */
export function checkText(text: string, path: string): void {
  if (!text.isWellFormed()) throw malformed(`${path} holds half of a surrogate pair`);
  if (text.includes('\0')) throw malformed(`${path} holds a NUL character`);
}
