import { isJsonObject, type JsonObject, type JsonValue } from '../../server/json.js';

/** A tool input that fits a JSON Schema: its required properties, filled with plain values. */
export function sampleInput(schema: JsonValue | undefined): JsonObject {
  if (!isJsonObject(schema) || !isJsonObject(schema['properties'])) return {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const input: JsonObject = {};
  for (const [name, property] of Object.entries(schema['properties'])) {
    if (required.includes(name)) input[name] = sampleValue(name, property);
  }
  return input;
}

function sampleValue(name: string, schema: JsonValue): JsonValue {
  if (!isJsonObject(schema)) return name;
  if ('const' in schema) return schema['const'] ?? null;
  const [firstChoice] = Array.isArray(schema['enum']) ? schema['enum'] : [];
  if (firstChoice !== undefined) return firstChoice;
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  switch (type) {
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1;
    case 'boolean':
      return true;
    case 'array':
      return [sampleValue(name, schema['items'] ?? {})];
    case 'object':
      return sampleInput(schema);
    case 'null':
      return null;
    default:
      return `sample ${name}`;
  }
}
