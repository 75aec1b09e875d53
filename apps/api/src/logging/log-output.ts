import { type DestinationStream, destination } from 'pino';

interface LogOutput extends DestinationStream {
  /** Writes what is held back; pino asks for it after a fatal line. */
  flushSync(): void;
}

const STANDARD_OUTPUT = 1;
/** Lines are written together: a system call for each costs more than making it. */
const BUFFER_BYTES = 16 * 1024;
/** At most so much goes into one system call; the library wants it above what is held back. */
const WRITE_BYTES = 64 * 1024;
/** Nobody who reads along waits longer for a line. */
const FLUSH_MS = 100;

let output: LogOutput | undefined;

/**
 * Standard output, for log lines. They are held back for at most 100 ms. What is left is written when the process
 * ends, in order or after an error that nobody caught; only a killed process loses it.
 */
export function logOutput(): LogOutput {
  output ??= open();
  return output;
}

function open(): LogOutput {
  // As bytes (unknown to its types): of text, sonic-boom 4 measures all that is held back again with each line.
  const opened = destination({
    fd: STANDARD_OUTPUT,
    sync: true,
    minLength: BUFFER_BYTES,
    maxWrite: WRITE_BYTES,
    periodicFlush: FLUSH_MS,
    contentMode: 'buffer',
  });
  process.on('exit', () => opened.flushSync());
  return {
    write: (line) => opened.write(Buffer.from(line) as never),
    flushSync: () => opened.flushSync(),
  };
}
