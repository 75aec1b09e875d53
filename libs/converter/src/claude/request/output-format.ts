import { invalidRequest, type JsonObject, type OutputFormat } from '@q2api/turn';
import { type Fields, got, isAbsent, readObject } from '../../read-json.js';

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
  const { type, schema } = readObject(value, path);
  if (type !== 'json_schema') throw invalidRequest(`${path}.type`, `must be json_schema${got(type)}`);
  return { type: 'json-schema', schema: readObject(schema, `${path}.schema`) as JsonObject, strict: true };
}
