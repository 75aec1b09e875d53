import type { FoundSignIn } from './found-sign-in.js';
import { fromCachedToken } from './from-client-token.js';

type Members = Record<string, unknown>;

export interface JsonFile {
  name: string;
  value: unknown;
}

/** The sign-ins of a JSON file: accounts in this API's own shape, or a token file of an official client. */
export function parseJsonFile({ name, value }: JsonFile, allFiles: readonly JsonFile[]): FoundSignIn[] {
  const entries = entriesOf(value);
  const found = entries.flatMap((entry, index) => {
    const source = entries.length === 1 ? name : `${name}, entry ${index + 1}`;
    return parseEntry(source, entry, allFiles);
  });
  return found.length > 0 || isRegistration(value)
    ? found
    : [{ source: name, problem: 'There is no account in it.' }];
}

/** One object, a list of them, or what `GET /v2/accounts` answers. */
function entriesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const accounts = isObject(value) ? value['accounts'] : undefined;
  return Array.isArray(accounts) ? accounts : [value];
}

function parseEntry(source: string, entry: unknown, allFiles: readonly JsonFile[]): FoundSignIn[] {
  if (!isObject(entry)) return [{ source, problem: 'This is no JSON object.' }];
  if (isRegistration(entry)) return [];
  if ('expiresAt' in entry || 'clientIdHash' in entry) {
    const registrationOf = (hash: string) =>
      allFiles
        .map(({ name, value }) => (name === `${hash}.json` && isObject(value) ? value : undefined))
        .find(Boolean);
    return [fromCachedToken(source, entry, registrationOf)];
  }
  return [{ source, account: entry, isShared: false }];
}

/** A client registration beside a token file: it belongs to the token, and is none by itself. */
function isRegistration(value: unknown): boolean {
  return isObject(value) && 'clientSecret' in value && 'expiresAt' in value && !('refreshToken' in value);
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
