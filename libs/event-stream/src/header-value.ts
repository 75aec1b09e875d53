/**
 * The value of one header. Integers wider than a double and timestamps (milliseconds since 1970, 64 bits, more than a
 * `Date` can hold) are bigints, so that every value on the wire has exactly one value here.
 */
export type HeaderValue =
  | { type: 'boolean'; value: boolean }
  | { type: 'byte'; value: number }
  | { type: 'short'; value: number }
  | { type: 'integer'; value: number }
  | { type: 'long'; value: bigint }
  | { type: 'binary'; value: Uint8Array }
  | { type: 'string'; value: string }
  | { type: 'timestamp'; value: bigint }
  | { type: 'uuid'; value: string };

/** The byte that says on the wire how a value is written (AWS event stream encoding). */
export const HeaderType = {
  true: 0,
  false: 1,
  byte: 2,
  short: 3,
  integer: 4,
  long: 5,
  binary: 6,
  string: 7,
  timestamp: 8,
  uuid: 9,
} as const;

/** Longest name in bytes: its length is one byte. */
export const MAX_NAME_LENGTH = 255;
/** Longest binary or string value in bytes: its length is a signed 16-bit integer in AWS's own implementations. */
export const MAX_VALUE_LENGTH = 32_767;
export const UUID_LENGTH = 16;
