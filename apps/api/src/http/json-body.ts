import type { Request } from 'express';
import { invalidRequest, TurnError } from '@q2api/turn';
import { afterOthers } from './after-others.js';
import { collectBytes } from './collect-bytes.js';
import { decompressed } from './decompressed.js';
import { isDeeperThan, isTextDeeperThan } from './json-depth.js';

/** Other types can be sent by a foreign web page without asking (CORS), so they are not read as JSON. */
const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

/** What is deeper could exhaust the stack of whoever walks through it; the deepest tool schemas have some dozens. */
const MAX_DEPTH = 200;
/** Up to here even the most nested text is parsed within some 20 ms; beyond, its depth is looked at first. */
const CHEAP_BYTES = 512 * 1024;
/** Parsing what is longer takes milliseconds, converting it as many: open streams need not wait for both at once. */
const QUICK_BYTES = 128 * 1024;

/**
 * Puts the parsed body of up to `limitBytes` (after decompression) into `request.body`; leaves it undefined when there
 * is none. Any JSON value passes: its shape is the converters' matter. `next` gets a TurnError for everything else.
 */
export function readJsonBody(request: Request, limitBytes: number, next: (error?: TurnError) => void): void {
  const { headers } = request;
  const length = Number(headers['content-length'] ?? 0);
  if (length === 0 && headers['transfer-encoding'] === undefined) return next();
  if (!JSON_TYPE.test(headers['content-type'] ?? '')) {
    return next(invalidRequest('', 'The body must be JSON, sent with content-type: application/json.'));
  }
  if (length > limitBytes) return next(tooLarge(limitBytes));
  const source = decompressed(request);
  if (source === undefined) {
    return next(
      invalidRequest('', 'The content-encoding of the body is not supported; gzip, deflate and br are.'),
    );
  }
  collectBytes(source, limitBytes, (outcome) => {
    if (outcome === 'too-large') {
      // A small body can decompress without end.
      if (source !== request) source.destroy();
      return next(tooLarge(limitBytes));
    }
    if (outcome === 'broken') return next(invalidRequest('', 'The body did not arrive whole.'));
    const failure = parseInto(request, outcome);
    if (outcome.length <= QUICK_BYTES) next(failure);
    else afterOthers(() => next(failure));
  });
}

function parseInto(request: Request, bytes: Buffer): TurnError | undefined {
  if (bytes.length === 0) return undefined;
  if (bytes.length > CHEAP_BYTES && isTextDeeperThan(bytes, MAX_DEPTH)) return tooDeep();
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (isDeeperThan(value, MAX_DEPTH)) return tooDeep();
    request.body = value;
    return undefined;
  } catch (error) {
    return invalidRequest('', `The body is not valid JSON: ${(error as SyntaxError).message}`);
  }
}

function tooDeep(): TurnError {
  return invalidRequest('', `The body is nested deeper than ${MAX_DEPTH} levels.`);
}

function tooLarge(limitBytes: number): TurnError {
  return new TurnError(
    'request-too-large',
    `The body is larger than the ${limitBytes} bytes that are accepted.`,
  );
}
