import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { invalidRequest, type JsonObject } from '@q2api/turn';

const compiled = new WeakMap<JsonObject, ValidateFunction>();
/** Made once: its first schema costs some twenty times as much as each later one. */
const shared = createCompiler();

/** The validator of a schema, compiled once per schema object. @throws Error when Ajv cannot use the schema. */
export function compileSchema(schema: JsonObject): ValidateFunction {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = compile(schema);
    compiled.set(schema, validate);
  }
  return validate;
}

/**
 * Refuses a schema that answers could not be checked with, before anything is asked.
 * @param path where the schema stands in the client's request
 * @throws TurnError `invalid-request`
 */
export function requireUsableSchema(schema: JsonObject, path: string): void {
  try {
    compileSchema(schema);
  } catch (error) {
    throw invalidRequest(path, `is not a usable JSON Schema: ${(error as Error).message}`);
  }
}

function compile(schema: JsonObject): ValidateFunction {
  // `$schema` may name a draft whose meta-schema is not loaded; the keywords used are the same.
  const anonymous = Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'),
  );
  // A compiler remembers every `$id` it has seen; those of one client must not meet another's.
  const compiler = JSON.stringify(anonymous).includes('"$id"') ? createCompiler() : shared;
  try {
    return compiler.compile(anonymous);
  } finally {
    compiler.removeSchema(anonymous);
  }
}

function createCompiler(): Ajv2020 {
  // `strict: false`: clients send keywords of other drafts; `validateFormats: false`: formats are annotations in 2020-12.
  return new Ajv2020({
    strict: false,
    validateFormats: false,
    allErrors: true,
    logger: false,
    addUsedSchema: false,
  });
}
