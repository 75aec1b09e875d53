import { isJsonObject } from '../../server/json.js';
import { malformed } from '../../server/service-error.js';
import { checkText } from './check-text.js';

/** Accepts a JSON value of one form; throws "Improperly formed request." naming the path for every other. */
export type Shape = (value: unknown, path: string) => void;
type Members = Record<string, Shape>;

/**
 * An object with these members and no others. The service is said to overlook unknown members; a gateway that
 * sends one has still made a mistake. `null` fits no shape (observed).
 */
export function struct(required: Members, optional: Members = {}): Shape {
  const members = new Map(Object.entries({ ...required, ...optional }));
  return (value, path) => {
    const object = requireObject(value, path);
    for (const name of Object.keys(required)) {
      if (!(name in object)) throw malformed(`${path}.${name} is required`);
    }
    for (const [name, member] of Object.entries(object)) {
      const shape = members.get(name);
      if (!shape) throw malformed(`${path}.${name} is not a member of the model`);
      shape(member, `${path}.${name}`);
    }
  };
}

/** An object with exactly one of these members. */
export function union(choices: Members): Shape {
  const members = new Map(Object.entries(choices));
  return (value, path) => {
    const entries = Object.entries(requireObject(value, path));
    const [name = '', member] = entries[0] ?? [];
    const shape = members.get(name);
    if (entries.length !== 1 || !shape) {
      throw malformed(`${path} must have exactly one of ${[...members.keys()].join(', ')}`);
    }
    shape(member, `${path}.${name}`);
  };
}

/** A list with at least one entry: AWS's clients leave empty lists out. */
export function list(entry: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) throw malformed(`${path} must be a list`);
    if (value.length === 0) throw malformed(`${path} must be left out when it is empty`);
    value.forEach((item, index) => entry(item, `${path}[${index}]`));
  };
}

/** Lengths in characters. */
export function string(smallest = 0, largest = Infinity): Shape {
  return (value, path) => {
    if (typeof value !== 'string') throw malformed(`${path} must be a string`);
    if (value.length < smallest || value.length > largest) {
      throw malformed(`${path} must have ${smallest} to ${largest} characters, not ${value.length}`);
    }
    checkText(value, path);
  };
}

export function oneOf(values: readonly string[]): Shape {
  return (value, path) => {
    if (typeof value !== 'string' || !values.includes(value)) {
      throw malformed(`${path} must be one of ${values.join(', ')}`);
    }
  };
}

export function integer(low: number, high: number): Shape {
  return (value, path) => {
    if (!Number.isInteger(value) || (value as number) < low || (value as number) > high) {
      throw malformed(`${path} must be an integer from ${low} to ${high}`);
    }
  };
}

export const boolean: Shape = (value, path) => {
  if (typeof value !== 'boolean') throw malformed(`${path} must be a boolean`);
};

/** Any JSON, also `null`. */
export const document: Shape = (value, path) => {
  if (typeof value === 'string') checkText(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    checkText(name, path);
    document(member, `${path}.${name}`);
  }
};

/** Bytes as non-empty standard base64. */
export const blob: Shape = (value, path) => {
  if (typeof value !== 'string' || value.length === 0 || value.length % 4 !== 0 || !isBase64(value)) {
    throw malformed(`${path} must be base64`);
  }
};

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function requireObject(value: unknown, path: string): Record<string, unknown> {
  if (!isJsonObject(value)) throw malformed(`${path} must be an object`);
  return value;
}
