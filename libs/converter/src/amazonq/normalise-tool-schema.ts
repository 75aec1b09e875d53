import type { JsonObject, JsonValue } from '@q2api/turn';
import { isJsonObject } from './json-object.js';
import type { Repairs } from './repairs.js';
import { repairJson } from './repair-unicode.js';

/** Keywords whose value is data, not a schema: a `null` in it is meant. */
const DATA_KEYWORDS = new Set(['default', 'const', 'enum', 'examples', 'example']);
/** Keywords whose value maps names to schemas. */
const SCHEMA_MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);

/**
 * The input schema in the form the upstream accepts (observed causes of a 400): an object schema at the root with
 * `properties`, no `$schema`, no null keywords, no empty or malformed `required`, no member without a name.
 * Returns the same object when it is already in that form, so ordinary schemas are walked and not copied.
 */
export function normaliseToolSchema(schema: JsonObject, repairs: Repairs): JsonObject {
  // Most clients name the dialect; that it goes is not worth reporting.
  const bare = withoutDialect(schema);
  const clean = cleanSchema(asObjectSchema(repairJson(bare, repairs)));
  if (clean !== bare) repairs.count('adjustedSchemas');
  return clean;
}

function asObjectSchema(root: JsonObject): JsonObject {
  const { type, properties } = root;
  const isOther = typeof type === 'string' && type !== 'object';
  if (isOther) return { type: 'object', properties: { value: root }, required: ['value'] };
  if (type === 'object' && isJsonObject(properties)) return root;
  return { ...root, type: 'object', properties: isJsonObject(properties) ? properties : {} };
}

/** The schema, or the value of a keyword that may hold schemas, with each keyword in order. */
function cleanSchema(schema: JsonObject): JsonObject {
  return mapMembers(schema, (keyword, value) => {
    if (DATA_KEYWORDS.has(keyword)) return value;
    if (value === null) return undefined;
    if (keyword === 'required') return requiredNames(value);
    if (!SCHEMA_MAPS.has(keyword)) return cleanValue(value);
    return isJsonObject(value) ? mapMembers(value, (_, member) => cleanMember(member)) : undefined;
  });
}

function cleanMember(schema: JsonValue): JsonValue | undefined {
  return schema === null ? undefined : cleanValue(schema);
}

function cleanValue(value: JsonValue): JsonValue {
  if (isJsonObject(value)) return cleanSchema(value);
  if (!Array.isArray(value)) return value;
  const cleaned = value.map(cleanValue);
  return cleaned.some((item, index) => item !== value[index]) ? cleaned : value;
}

function requiredNames(value: JsonValue): JsonValue | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = value.filter((name) => typeof name === 'string' && name !== '');
  if (names.length === value.length && names.length > 0) return value;
  return names.length > 0 ? names : undefined;
}

/** The object with each member replaced; one whose replacement is undefined is left out. */
function mapMembers(
  object: JsonObject,
  replace: (name: string, value: JsonValue) => JsonValue | undefined,
): JsonObject {
  let changed = false;
  const entries: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(object)) {
    const next = replace(name, value);
    changed ||= next !== value;
    if (next !== undefined) entries.push([name, next]);
  }
  return changed ? Object.fromEntries(entries) : object;
}

function withoutDialect(schema: JsonObject): JsonObject {
  return mapMembers(schema, (keyword, value) => (keyword === '$schema' ? undefined : value));
}
