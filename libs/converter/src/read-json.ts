import { invalidRequest } from '@q2api/turn';

/** A JSON object whose fields nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null stands for an optional field that was set to nothing: both SDKs allow it. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** @throws TurnError `invalid-request` naming the path, as do all readers of this file. */
export function readBody(value: unknown): Fields {
  if (!isObject(value)) throw invalidRequest('', `The request body must be a JSON object${got(value)}.`);
  return value;
}

export function readObject(value: unknown, path: string): Fields {
  if (!isObject(value)) throw invalidRequest(path, `must be an object${got(value)}`);
  return value;
}

export function readArray(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalidRequest(path, `must be an array${got(value)}`);
  return value;
}

export function readString(value: unknown, path: string): string {
  if (typeof value !== 'string') throw invalidRequest(path, `must be a string${got(value)}`);
  return value;
}

export function readName(value: unknown, path: string): string {
  const name = readString(value, path);
  if (name === '') throw invalidRequest(path, 'must not be empty');
  return name;
}

export function readOptionalString(value: unknown, path: string): string | undefined {
  return isAbsent(value) ? undefined : readString(value, path);
}

export function readOptionalBoolean(value: unknown, path: string): boolean | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'boolean') throw invalidRequest(path, `must be a boolean${got(value)}`);
  return value;
}

/** A number between `min` and `max`, both allowed. */
export function readOptionalNumber(
  value: unknown,
  path: string,
  min: number,
  max: number,
): number | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'number') throw invalidRequest(path, `must be a number${got(value)}`);
  if (value < min || value > max) throw invalidRequest(path, `must be between ${min} and ${max}`);
  return value;
}

export function readOptionalInteger(value: unknown, path: string, min: number): number | undefined {
  return isAbsent(value) ? undefined : readInteger(value, path, min);
}

export function readInteger(value: unknown, path: string, min: number): number {
  if (!Number.isInteger(value)) throw invalidRequest(path, `must be an integer${got(value)}`);
  if ((value as number) < min) throw invalidRequest(path, `must be at least ${min}`);
  return value as number;
}

/** One of the texts that `allowed` has as keys. */
export function readOneOf<const T extends string>(value: unknown, allowed: readonly T[], path: string): T {
  if (!(allowed as readonly unknown[]).includes(value)) {
    throw invalidRequest(path, `must be one of ${allowed.join(', ')}${got(value)}`);
  }
  return value as T;
}

/** Says what came instead without repeating content: the type, or a short text such as a wrong enum value. */
export function got(value: unknown): string {
  if (value === undefined) return ' and is missing';
  if (value === null) return ', got null';
  if (Array.isArray(value)) return ', got an array';
  if (typeof value === 'string' && value.length <= 40) return `, got ${JSON.stringify(value)}`;
  return `, got ${typeof value === 'object' ? 'an object' : `a ${typeof value}`}`;
}
