import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Fixed, and not secret: nothing here protects anything. It lets an emulator that was started anew recognise
 * what an earlier one issued, so that a gateway's database survives a restart of both.
 */
const KEY = 'amazon-q-emulator';

/** `<prefix>.<payload>.<mac>`: opaque to clients, readable by any emulator. */
export function sealToken(prefix: string, payload: object): string {
  const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${prefix}.${body}.${mac(`${prefix}.${body}`)}`;
}

/** The payload of a token made by `sealToken` with the same prefix; `undefined` for everything else. */
export function unsealToken(prefix: string, token: string): unknown {
  const [actualPrefix, body, signature, ...rest] = token.split('.');
  if (actualPrefix !== prefix || !body || !signature || rest.length > 0) return undefined;
  if (!equal(signature, mac(`${prefix}.${body}`))) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString());
}

/** Signature of a text, base64url. */
export function mac(text: string): string {
  return createHmac('sha256', KEY).update(text).digest('base64url');
}

export function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
