import { destination } from 'pino';

type Output = ReturnType<typeof destination>;

const STANDARD_OUTPUT = 1;
/** Lines are written together: a system call for each costs more than making it. */
const BUFFER_BYTES = 8 * 1024;
/** Nobody who reads along waits longer for a line. */
const FLUSH_MS = 100;

let output: Output | undefined;

/**
 * Standard output, for log lines. They are held back for at most 100 ms. What is left is written when the process
 * ends, in order or after an error that nobody caught; only a killed process loses it.
 */
export function logOutput(): Output {
  output ??= open();
  return output;
}

function open(): Output {
  const opened = destination({
    fd: STANDARD_OUTPUT,
    sync: true,
    minLength: BUFFER_BYTES,
    periodicFlush: FLUSH_MS,
  });
  process.on('exit', () => opened.flushSync());
  return opened;
}
