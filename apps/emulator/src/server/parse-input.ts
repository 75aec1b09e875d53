import { type WireForm } from './operation-name.js';
import { CONTENT_TYPES } from './content-types.js';
import { isJsonObject, type JsonObject } from './json.js';
import { ServiceError, malformed, validationError } from './service-error.js';

/** The JSON object of a body; an empty body is an empty object. Throws for other JSON and other content types. */
export function parseInput(body: Buffer, contentType: string | undefined, form: WireForm): JsonObject {
  if (body.length === 0) return {};
  const expected = CONTENT_TYPES[form];
  if (contentType?.split(';')[0]?.trim() !== expected) {
    throw new ServiceError(415, 'UnsupportedMediaTypeException', `Content type must be ${expected}.`);
  }
  const parsed = parseJson(body.toString());
  if (!isJsonObject(parsed)) throw malformed('the body is not a JSON object');
  return parsed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw validationError(
      'REQUEST_BODY_INVALID_JSON',
      'The request body is not valid JSON.',
      (error as SyntaxError).message,
    );
  }
}
