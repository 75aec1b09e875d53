/** How the upstream failed, as far as it said so: from an HTTP answer or from an exception frame of a stream. */
export interface UpstreamFailure {
  /** HTTP status; absent in a stream. */
  status?: number;
  /** Exception name, such as `ThrottlingException`. */
  code?: string;
  /** The exception's `reason`, such as `MONTHLY_REQUEST_COUNT`. */
  reason?: string;
  /** The upstream's own words. They may name an account, so only some of them are for the client. */
  message: string;
  retryAfterMs?: number;
  requestId?: string;
}
