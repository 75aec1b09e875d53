/** Where a call to another server broke, for callers that must choose between retrying, waiting and giving up. */
export type OutboundFailure =
  /** No connection: name lookup, refusal, TLS or connect timeout. Nothing was sent. */
  | 'connect'
  /** Connected, but no byte arrived for longer than the timeout of headers or body. */
  | 'timeout'
  /** The connection broke or spoke something that is not HTTP. */
  | 'reset'
  /** The outbound proxy could not be reached or refused the tunnel. */
  | 'proxy'
  /** Our own caller gave the call up. */
  | 'aborted';

/** A call that got no HTTP answer, or whose answer broke off. It names the cause's code, never headers or a body. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';

  constructor(
    readonly failure: OutboundFailure,
    /** Code of Node or undici, such as `ECONNREFUSED` or `UND_ERR_BODY_TIMEOUT`; the proxy's status, such as `HTTP 407`. */
    readonly code: string,
    cause: unknown,
  ) {
    super(`${FAILURE_TEXTS[failure]} (${code})`, { cause });
  }
}

const FAILURE_TEXTS = {
  connect: 'could not connect',
  timeout: 'no answer in time',
  reset: 'the connection broke',
  proxy: 'the outbound proxy failed',
  aborted: 'the call was given up',
} satisfies Record<OutboundFailure, string>;

const TIMEOUT_CODES = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const BROKEN_CODES = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);
const ABORT_CODES = new Set(['ABORT_ERR', 'UND_ERR_ABORTED', 'UND_ERR_ABORT', 'ERR_CANCELED']);

/** Classifies an error of undici, of axios's own cancelling or of Node's sockets by its code; other errors pass. */
export function toOutboundError(error: unknown): unknown {
  if (error instanceof OutboundError) return error;
  const code = codeOf(error);
  if (code === undefined || PROGRAMMING_ERROR.test(code)) return error;
  return new OutboundError(classify(code), code, error);
}

/** A wrong URL or header is no failure of the network. */
const PROGRAMMING_ERROR = /^(UND_)?ERR_(HTTP_)?INVALID_/;

/** The code by which Node or undici names an error. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // An abort rejects with the signal's DOMException, whose `code` is a number.
  return 'name' in error && error.name === 'AbortError' ? 'ABORT_ERR' : undefined;
}

function classify(code: string): OutboundFailure {
  if (ABORT_CODES.has(code)) return 'aborted';
  if (TIMEOUT_CODES.has(code)) return 'timeout';
  if (BROKEN_CODES.has(code) || code.startsWith('HPE_')) return 'reset';
  return 'connect';
}
