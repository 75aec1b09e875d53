import { Ajv } from 'ajv';
import type { JsonObject, JsonValue } from '@q2api/turn';

type Validator = (value: JsonValue) => boolean;

const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
const validators = new WeakMap<JsonObject, Validator>();

/** A validator of one JSON Schema, compiled once per schema object. A schema that does not compile accepts nothing. */
export function schemaValidator(schema: JsonObject): Validator {
  let validator = validators.get(schema);
  if (validator === undefined) {
    validator = compile(schema);
    validators.set(schema, validator);
  }
  return validator;
}

function compile(schema: JsonObject): Validator {
  // Ajv would look the dialect and the id up among the schemas it knows.
  const anonymous = Object.entries(schema).filter(([keyword]) => keyword !== '$schema' && keyword !== '$id');
  try {
    const validate = ajv.compile(Object.fromEntries(anonymous));
    return (value) => validate(value) === true;
  } catch {
    return () => false;
  }
}
