import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { invalidRequest, type OutputFormat } from '@q2api/turn';
import { unfenceJson } from './unfence-json.js';

export type OutputCheck =
  | { valid: true; /** The answer as bare JSON text. */ json: string }
  | { valid: false; /** What is wrong, in one line, for the repair call and the error. */ problem: string };

/** Most problems named in one message: a model mends few at a time, and the first ones explain the rest. */
const MAX_PROBLEMS = 5;

/** Checks answers against the format a client asked for (`json_object`, `json_schema`). */
export class OutputValidator {
  private readonly validate: ValidateFunction | undefined;

  /**
   * @param path where the schema stands in the client's request, for the error
   * @throws TurnError `invalid-request` when the schema cannot be compiled
   */
  constructor(format: OutputFormat, path: string) {
    this.validate = format.type === 'json-schema' ? compile(format.schema, path) : undefined;
  }

  check(answer: string): OutputCheck {
    const json = unfenceJson(answer);
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch (error) {
      return { valid: false, problem: `the answer is not JSON: ${(error as Error).message}` };
    }
    if (this.validate === undefined) {
      return isObject(value)
        ? { valid: true, json }
        : { valid: false, problem: 'the answer is JSON, but not an object' };
    }
    if (this.validate(value)) return { valid: true, json };
    return { valid: false, problem: describe(this.validate.errors ?? []) };
  }
}

function compile(schema: object, path: string): ValidateFunction {
  // `strict: false`: clients send keywords of other drafts; `validateFormats: false`: formats are annotations in 2020-12.
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    allErrors: true,
    logger: false,
    addUsedSchema: false,
  });
  try {
    return ajv.compile(withoutDialect(schema));
  } catch (error) {
    throw invalidRequest(path, `is not a usable JSON Schema: ${(error as Error).message}`);
  }
}

/** `$schema` may name a draft whose meta-schema is not loaded; the keywords used are the same. */
function withoutDialect(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));
}

function describe(errors: readonly ErrorObject[]): string {
  const problems = errors
    .slice(0, MAX_PROBLEMS)
    .map(
      (error) =>
        `${error.instancePath === '' ? 'the answer' : error.instancePath} ${error.message ?? 'is invalid'}`,
    );
  return problems.join('; ');
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
