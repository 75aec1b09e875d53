export { encodeSse } from './encode-sse.js';
export { flat } from './flat.js';
export { SseDecoder } from './sse-decoder.js';
export type { SseMessage } from './sse-message.js';
