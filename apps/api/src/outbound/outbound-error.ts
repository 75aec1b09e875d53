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
    /** Code of Node or undici, such as `ECONNREFUSED` or `UND_ERR_BODY_TIMEOUT`. */
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
export function toOutboundError(error: unknown, proxy?: URL): unknown {
  if (error instanceof OutboundError || typeof error !== 'object' || error === null) return error;
  const code = codeOf(error);
  if (code === undefined || PROGRAMMING_ERROR.test(code)) return error;
  return new OutboundError(classify(code, error, proxy), code, error);
}

/** A wrong URL or header is no failure of the network. */
const PROGRAMMING_ERROR = /^(UND_)?ERR_(HTTP_)?INVALID_/;

function codeOf(error: object): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  // An abort rejects with the signal's DOMException, whose `code` is a number.
  return 'name' in error && error.name === 'AbortError' ? 'ABORT_ERR' : undefined;
}

function classify(code: string, error: object, proxy: URL | undefined): OutboundFailure {
  // undici reports a refused CONNECT as an abort; only the text tells it from one (undici 7).
  if (
    ('message' in error && String(error.message).startsWith('Proxy response (')) ||
    code === 'UND_ERR_PRX_TLS'
  )
    return 'proxy';
  if (ABORT_CODES.has(code)) return 'aborted';
  if (TIMEOUT_CODES.has(code)) return 'timeout';
  if (BROKEN_CODES.has(code) || code.startsWith('HPE_')) return 'reset';
  return proxy !== undefined && isAddressOf(proxy, error) ? 'proxy' : 'connect';
}

/** True when Node's socket error names the proxy's own address, that is: the proxy itself is unreachable. */
function isAddressOf(proxy: URL, error: object): boolean {
  const { hostname, port } = error as { hostname?: unknown; port?: unknown };
  return hostname === proxy.hostname || (port !== undefined && String(port) === proxy.port);
}
