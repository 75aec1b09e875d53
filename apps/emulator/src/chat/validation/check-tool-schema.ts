import { isJsonObject, type JsonObject } from '../../server/json.js';
import { type ServiceError, validationError } from '../../server/service-error.js';

/** Keywords whose members are schemas by name; a name in them is not a keyword. */
const SCHEMA_MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
/** Keywords with a schema or a list of schemas. */
const SCHEMAS = [
  'items',
  'prefixItems',
  'additionalProperties',
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  'contains',
];

/** The forms of tool schemas that were seen to be refused (observed). Throws TOOL_SCHEMA_INVALID. */
export function checkToolSchema(tool: string, schema: unknown): void {
  if (!isJsonObject(schema)) throw invalid(tool, 'is not an object');
  if (schema['type'] !== 'object') throw invalid(tool, 'must have type "object"');
  if (!isJsonObject(schema['properties'])) throw invalid(tool, 'must have properties');
  if ('$schema' in schema) throw invalid(tool, 'must not have $schema');
  checkSubschema(tool, schema);
}

function checkSubschema(tool: string, schema: unknown): void {
  if (Array.isArray(schema)) for (const entry of schema) checkSubschema(tool, entry);
  if (!isJsonObject(schema)) return;
  checkRequired(tool, schema);
  for (const keyword of SCHEMA_MAPS) checkSchemaMap(tool, keyword, schema);
  for (const keyword of SCHEMAS) checkSubschema(tool, schema[keyword]);
}

function checkRequired(tool: string, schema: JsonObject): void {
  if (!('required' in schema)) return;
  const { required } = schema;
  const isNameList = Array.isArray(required) && required.every((name) => typeof name === 'string');
  if (!isNameList || required.length === 0) {
    throw invalid(tool, 'required must be left out or be a non-empty list of names');
  }
}

function checkSchemaMap(tool: string, keyword: string, schema: JsonObject): void {
  if (!(keyword in schema)) return;
  const map = schema[keyword];
  if (!isJsonObject(map)) throw invalid(tool, `${keyword} must be an object`);
  for (const [name, member] of Object.entries(map)) {
    if (name === '') throw invalid(tool, `${keyword} has an empty name`);
    checkSubschema(tool, member);
  }
}

function invalid(tool: string, what: string): ServiceError {
  return validationError('TOOL_SCHEMA_INVALID', 'Tool input schema is invalid.', `schema of ${tool} ${what}`);
}
