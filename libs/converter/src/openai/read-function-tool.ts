import type { JsonObject, Tool } from '@q2api/turn';
import { type Fields, isAbsent, readName, readObject, readOptionalString } from '../read-json.js';

/**
 * A function as both protocols describe it. `strict` is met as well as the model can.
 * @throws TurnError `invalid-request` naming the field.
 */
export function readFunctionTool(fields: Fields, path: string): Tool {
  const description = readOptionalString(fields.description, `${path}.description`);
  const schema = isAbsent(fields.parameters) ? {} : readObject(fields.parameters, `${path}.parameters`);
  return {
    name: readName(fields.name, `${path}.name`),
    ...(description !== undefined && { description }),
    inputSchema: schema as JsonObject,
  };
}
