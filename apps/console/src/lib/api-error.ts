export type ApiErrorKind =
  /** No connection. */
  | 'unreachable'
  | 'timeout'
  /** The answer is not what the console understands. */
  | 'invalid-answer'
  /** The gateway answered with an error status. */
  | 'http';

/** A request to the gateway that failed. `detail` is the server's own text, when it gave one. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly kind: ApiErrorKind,
    readonly details: { status?: number; detail?: string; retryAfterSeconds?: number; body?: unknown } = {},
  ) {
    super(details.detail ?? kind);
  }

  get status(): number | undefined {
    return this.details.status;
  }

  /** True when the same request may succeed later without anyone doing anything. */
  get isTransient(): boolean {
    return this.kind !== 'http' || (this.status ?? 0) >= 500;
  }
}

/** The error of an answer with an error status; reads the body of Nest, Claude and OpenAI. */
export async function toApiError(response: Response): Promise<ApiError> {
  const text = await response.text().catch(() => '');
  const body = parseJson(text);
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  return new ApiError('http', {
    status: response.status,
    detail: readMessage(body) ?? (body === undefined && !text.includes('<') ? text.slice(0, 500) : undefined),
    ...(Number.isFinite(retryAfter) && { retryAfterSeconds: retryAfter }),
    body,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readMessage(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  const { error, message } = body;
  if (isObject(error) && typeof error.message === 'string') return error.message;
  if (typeof message === 'string') return message;
  if (Array.isArray(message)) return message.filter((part) => typeof part === 'string').join('; ');
  return typeof error === 'string' ? error : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
