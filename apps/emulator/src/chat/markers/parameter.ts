import { isJsonObject, type JsonObject, type JsonValue } from '../../server/json.js';
import { misuse } from './misuse.js';

/** Typed access to a marker's parameter; each throws for a value of another type. */

export function numberOr(parameter: JsonValue | undefined, fallback: number): number {
  if (parameter === undefined) return fallback;
  if (typeof parameter !== 'number') throw misuse(`expected a number, not ${JSON.stringify(parameter)}`);
  return parameter;
}

export function stringOr(parameter: JsonValue | undefined, fallback: string): string {
  if (parameter === undefined) return fallback;
  if (typeof parameter !== 'string') throw misuse(`expected a string, not ${JSON.stringify(parameter)}`);
  return parameter;
}

export function objectOrEmpty(parameter: JsonValue | undefined): JsonObject {
  if (parameter === undefined) return {};
  if (!isJsonObject(parameter)) throw misuse(`expected an object, not ${JSON.stringify(parameter)}`);
  return parameter;
}

export function requireList(parameter: JsonValue | undefined): JsonValue[] {
  if (!Array.isArray(parameter)) throw misuse(`expected a list, not ${JSON.stringify(parameter)}`);
  return parameter;
}

export function requireChoice<Choice extends string>(
  parameter: JsonValue | undefined,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((candidate) => candidate === parameter);
  if (choice === undefined) {
    throw misuse(`expected one of ${choices.join(', ')}, not ${JSON.stringify(parameter)}`);
  }
  return choice;
}
