import { invalidRequest, type JsonObject, type OutputFormat } from '@q2api/turn';
import { type Fields, isAbsent, readObject, readOptionalBoolean, readOptionalString } from '../read-json.js';
import { requireUsableSchema } from '../structured-output/schema-compiler.js';

/**
 * The format of the answer. Chat nests name and schema under `json_schema`, Responses has them beside `type`.
 * @throws TurnError `invalid-request`.
 */
export function readOutputFormat(
  value: unknown,
  path: string,
  schemaKey?: 'json_schema',
): OutputFormat | undefined {
  if (isAbsent(value)) return undefined;
  const format = readObject(value, path);
  switch (format.type) {
    case 'text':
      return undefined;
    case 'json_object':
      return { type: 'json-object' };
    case 'json_schema':
      return schemaKey === undefined
        ? readJsonSchema(format, path)
        : readJsonSchema(readObject(format[schemaKey], `${path}.${schemaKey}`), `${path}.${schemaKey}`);
    default:
      throw invalidRequest(`${path}.type`, 'must be one of text, json_object, json_schema');
  }
}

function readJsonSchema(fields: Fields, path: string): OutputFormat {
  const name = readOptionalString(fields.name, `${path}.name`);
  const schema = (isAbsent(fields.schema) ? {} : readObject(fields.schema, `${path}.schema`)) as JsonObject;
  requireUsableSchema(schema, `${path}.schema`);
  const strict = readOptionalBoolean(fields.strict, `${path}.strict`) ?? false;
  return { type: 'json-schema', ...(name !== undefined && { name }), schema, strict };
}
