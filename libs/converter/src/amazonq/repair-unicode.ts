/// <reference lib="es2024.string" />
import type { JsonObject, JsonValue } from '@q2api/turn';
import type { Repairs } from './repairs.js';

/** Lone surrogates become U+FFFD and NUL disappears: the upstream refuses both (observed). */
export function repairText(text: string, repairs: Repairs): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  repairs.count('repairedTexts');
  return text.toWellFormed().replaceAll('\0', '');
}

/** True when `repairText` would leave the text alone. */
export function isCleanText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** `repairText` for every text and key of a JSON value. Returns the same object when nothing had to change. */
export function repairJson<Value extends JsonValue>(value: Value, repairs: Repairs): Value;
export function repairJson(value: JsonValue, repairs: Repairs): JsonValue {
  if (typeof value === 'string') return repairText(value, repairs);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? repairArray(value, repairs) : repairObject(value, repairs);
}

function repairArray(items: JsonValue[], repairs: Repairs): JsonValue[] {
  let repaired: JsonValue[] | undefined;
  items.forEach((item, index) => {
    const next = repairJson(item, repairs);
    if (next !== item) (repaired ??= items.slice())[index] = next;
  });
  return repaired ?? items;
}

function repairObject(object: JsonObject, repairs: Repairs): JsonObject {
  let changed = false;
  const entries = Object.entries(object).map(([key, value]): [string, JsonValue] => {
    // A member without a name is refused in tool inputs (observed).
    const nextKey = repairText(key, repairs) || '_';
    const nextValue = repairJson(value, repairs);
    changed ||= nextKey !== key || nextValue !== value;
    return [nextKey, nextValue];
  });
  return changed ? Object.fromEntries(entries) : object;
}
