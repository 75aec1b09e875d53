import { type Call } from '../server/call.js';
import { malformed } from '../server/service-error.js';

/** A member from the body or the query: AWS's Rust client sends both in the awsJson form (Q CLI). */
export function readMember(call: Call, name: string): string | undefined {
  const value = call.input[name] ?? call.query.get(name) ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw malformed(`${name} must be a plain value`);
  }
  return String(value);
}

/** `maxResults` within its bounds, or `fallback` when it is absent. */
export function readMaxResults(call: Call, largest: number, fallback: number): number {
  const text = readMember(call, 'maxResults');
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > largest) {
    throw malformed(`maxResults must be an integer from 1 to ${largest}`);
  }
  return value;
}
