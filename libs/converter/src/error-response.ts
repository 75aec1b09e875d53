/** A failed turn in a client protocol's form, ready to be written. */
export interface ErrorResponse<Body> {
  status: number;
  /** Lower-case names, such as `retry-after` and `x-should-retry`. */
  headers: Record<string, string>;
  body: Body;
}
