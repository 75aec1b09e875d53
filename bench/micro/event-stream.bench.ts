import { EventStreamCodec } from '@smithy/eventstream-codec';
import { Bench } from 'tinybench';
import { encodeEvent, FrameDecoder } from '@q2api/event-stream';

const FRAMES = 60;
const CHUNK_LENGTH = 8192;
/** The decoder has to be at least this many times as fast per frame as AWS's codec. */
const REQUIRED_RATIO = 4;

/** 141 bytes, the usual size: an answer comes in many small deltas. */
const frame = encodeEvent('assistantResponseEvent', { content: 'hello from Amazon Q' });
const stream = Buffer.concat(Array.from({ length: FRAMES }, () => frame));
const chunks = cut(stream, CHUNK_LENGTH);
const frames = cut(stream, frame.length);

const codec = new EventStreamCodec(
  (bytes) =>
    typeof bytes === 'string'
      ? bytes
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
  (text) => Buffer.from(text),
);

/** Pushes pieces of the stream, reads of every frame what a consumer reads, and returns a sum to compare and to keep. */
function decode(pieces: Buffer[]): number {
  const decoder = new FrameDecoder();
  let sum = 0;
  for (const piece of pieces) {
    for (const { messageType, name, payload } of decoder.push(piece)) {
      sum += messageType.length + name.length + payload.length;
    }
  }
  decoder.end();
  return sum;
}

/** The same with the codec, which is handed whole frames: it does no framing of its own. */
function decodeWithCodec(): number {
  let sum = 0;
  for (const piece of frames) {
    const { headers, body } = codec.decode(piece);
    sum +=
      String(headers[':message-type']?.value).length +
      String(headers[':event-type']?.value).length +
      body.length;
  }
  return sum;
}

function cut(bytes: Buffer, length: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  );
}

const CODEC = '@smithy/eventstream-codec, whole frames';
const OURS = `FrameDecoder, chunks of ${CHUNK_LENGTH} bytes`;
const OURS_SINGLE = 'FrameDecoder, one frame per chunk';

if (decode(chunks) !== decodeWithCodec() || decode(frames) !== decodeWithCodec()) {
  throw new Error('the decoders disagree: there is nothing to compare');
}

const bench = new Bench({ time: 2000, warmupTime: 500 })
  .add(CODEC, () => void decodeWithCodec())
  .add(OURS, () => void decode(chunks))
  .add(OURS_SINGLE, () => void decode(frames));
await bench.run();

function nanosecondsPerFrame(name: string): number {
  const result = bench.getTask(name)?.result;
  if (result?.state !== 'completed') throw new Error(`${name} did not complete`);
  return (result.latency.p50 * 1e6) / FRAMES;
}

console.log(`${FRAMES} frames of ${frame.length} bytes, median time per frame:`);
for (const { name } of bench.tasks) {
  const ratio = nanosecondsPerFrame(CODEC) / nanosecondsPerFrame(name);
  console.log(
    `  ${name.padEnd(42)} ${nanosecondsPerFrame(name).toFixed(0).padStart(6)} ns ${ratio.toFixed(1).padStart(6)}x`,
  );
}
if (nanosecondsPerFrame(CODEC) / nanosecondsPerFrame(OURS) < REQUIRED_RATIO) {
  console.error(`FrameDecoder is not ${REQUIRED_RATIO} times as fast as the codec.`);
  process.exitCode = 1;
}
