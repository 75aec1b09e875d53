export { EventStreamError } from './errors.js';
export type { EventStreamErrorCode } from './errors.js';
export type { HeaderValue } from './header-value.js';
export type { MessageType } from './header-block.js';
export { Frame } from './frame.js';
export { FrameDecoder } from './frame-decoder.js';
export { encodeEvent, encodeException, encodeFrame } from './frame-encoder.js';
