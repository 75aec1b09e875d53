import { invalidRequest, type JsonObject, type OutputFormat } from '@q2api/turn';
import { type Fields, got, isAbsent, readObject } from '../../read-json.js';
import { requireUsableSchema } from '../../structured-output/schema-compiler.js';

/**
 * Reads `output_config.format`, or `output_format`, its older name.
 * @throws TurnError `invalid-request` naming the path.
 */
export function readOutputFormat(body: Fields): OutputFormat | undefined {
  const config = isAbsent(body.output_config) ? {} : readObject(body.output_config, 'output_config');
  if (!isAbsent(config.format)) return readFormat(config.format, 'output_config.format');
  return isAbsent(body.output_format) ? undefined : readFormat(body.output_format, 'output_format');
}

function readFormat(value: unknown, path: string): OutputFormat {
  const fields = readObject(value, path);
  if (fields.type !== 'json_schema')
    throw invalidRequest(`${path}.type`, `must be json_schema${got(fields.type)}`);
  const schema = readObject(fields.schema, `${path}.schema`) as JsonObject;
  requireUsableSchema(schema, `${path}.schema`);
  return { type: 'json-schema', schema, strict: true };
}
