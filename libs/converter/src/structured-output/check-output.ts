import type { ErrorObject } from 'ajv/dist/2020.js';
import type { OutputFormat } from '@q2api/turn';
import { isObject } from '../read-json.js';
import { compileSchema } from './schema-compiler.js';
import { unfenceJson } from './unfence-json.js';

export type OutputCheck =
  | { valid: true; /** The answer as bare JSON text. */ json: string }
  | { valid: false; /** What is wrong, in one line that repeats no value of the answer. */ problem: string };

/** Most problems named in one message: a model mends few at a time, and the first ones explain the rest. */
const MAX_PROBLEMS = 5;

/** Checks the text of an answer against the format that the client asked for. */
export function checkOutput(format: OutputFormat, answer: string): OutputCheck {
  const json = unfenceJson(answer);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { valid: false, problem: 'the answer is not JSON' };
  }
  if (format.type === 'json-object') {
    if (isObject(value)) return { valid: true, json };
    return { valid: false, problem: 'the answer is JSON, but not an object' };
  }
  const validate = compileSchema(format.schema);
  if (validate(value)) return { valid: true, json };
  return { valid: false, problem: describe(validate.errors ?? []) };
}

function describe(errors: readonly ErrorObject[]): string {
  return errors
    .slice(0, MAX_PROBLEMS)
    .map(({ instancePath, message }) => `${instancePath || 'the answer'} ${message ?? 'is invalid'}`)
    .join('; ');
}
