import { malformed } from '../../server/service-error.js';

/** With the flag `u` a whole pair is one character and no surrogate. */
const HALF_PAIR = /\p{Surrogate}/u;

/** NUL characters and halves of surrogate pairs are refused (observed). */
export function checkText(text: string, path: string): void {
  if (HALF_PAIR.test(text)) throw malformed(`${path} holds half of a surrogate pair`);
  if (text.includes('\0')) throw malformed(`${path} holds a NUL character`);
}
