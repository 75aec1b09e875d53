import type { JsonObject, JsonValue } from '@q2api/turn';
import { isJsonObject } from './json-object.js';
import type { Repairs } from './repairs.js';
import { repairText } from './repair-unicode.js';

/** Keywords whose value is data, not a schema: a `null` in it is meant. */
const DATA_KEYWORDS = new Set(['default', 'const', 'enum', 'examples', 'example']);
/** Keywords whose value maps names to schemas. */
const SCHEMA_MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);

/**
 * The input schema in the form the upstream accepts (observed causes of a 400): an object schema at the root with
 * `properties`, no `$schema`, no null keywords, no empty or malformed `required`, no property without a name.
 * Returns the same object when it is already in that form, so ordinary schemas cost one walk and no copy.
 */
export function normaliseToolSchema(schema: JsonObject, repairs: Repairs): JsonObject {
  const root = '$schema' in schema ? withoutDialect(schema) : schema;
  const clean = cleanSchema(asObjectSchema(root), repairs);
  if (clean !== schema) repairs.count('adjustedSchemas');
  return clean;
}

function asObjectSchema(root: JsonObject): JsonObject {
  const { type } = root;
  const isOther = typeof type === 'string' && type !== 'object';
  if (isOther) return { type: 'object', properties: { value: root }, required: ['value'] };
  if (type === 'object' && isJsonObject(root.properties)) return root;
  return { ...root, type: 'object', properties: isJsonObject(root.properties) ? root.properties : {} };
}

function cleanSchema(schema: JsonObject, repairs: Repairs): JsonObject {
  let changed = false;
  const entries: [string, JsonValue][] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    const next = cleanKeyword(keyword, value, repairs);
    changed ||= next !== value;
    if (next !== undefined) entries.push([keyword, next]);
  }
  return changed ? Object.fromEntries(entries) : schema;
}

/** The keyword's value as it may be sent; undefined when the keyword must go. */
function cleanKeyword(keyword: string, value: JsonValue, repairs: Repairs): JsonValue | undefined {
  if (DATA_KEYWORDS.has(keyword)) return value;
  if (value === null) return undefined;
  if (keyword === 'required') return isNameList(value) ? value : undefined;
  if (SCHEMA_MAPS.has(keyword)) return isJsonObject(value) ? cleanSchemaMap(value, repairs) : undefined;
  if (typeof value === 'string') return repairText(value, repairs);
  if (Array.isArray(value)) return cleanList(value, repairs);
  return isJsonObject(value) ? cleanSchema(value, repairs) : value;
}

function isNameList(value: JsonValue): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string' && name !== '')
  );
}

function cleanSchemaMap(schemas: JsonObject, repairs: Repairs): JsonObject {
  let changed = false;
  const entries: [string, JsonValue][] = [];
  for (const [name, schema] of Object.entries(schemas)) {
    const nextName = repairText(name, repairs);
    const next = isJsonObject(schema) ? cleanSchema(schema, repairs) : schema;
    changed ||= next !== schema || nextName !== name || name === '' || schema === null;
    if (nextName !== '' && next !== null) entries.push([nextName, next]);
  }
  return changed ? Object.fromEntries(entries) : schemas;
}

function cleanList(items: JsonValue[], repairs: Repairs): JsonValue[] {
  let changed = false;
  const cleaned = items.map((item) => {
    const next = isJsonObject(item)
      ? cleanSchema(item, repairs)
      : typeof item === 'string'
        ? repairText(item, repairs)
        : item;
    changed ||= next !== item;
    return next;
  });
  return changed ? cleaned : items;
}

function withoutDialect(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$schema'));
}
