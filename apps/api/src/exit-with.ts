import { ConfigError } from './config/config-error.js';

/** Exit code for a wrong configuration, as sysexits.h has it: restarting does not help. */
const EXIT_CONFIG = 78;

/** Ends the process, telling why it could not do its work. */
export function exitWith(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) {
    return `q2api cannot start:\n${error.problems.map((line) => `  ${line}`).join('\n')}`;
  }
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return 'q2api cannot start: HOST and PORT are in use by another program';
  }
  return `q2api cannot start: ${error instanceof Error ? error.stack : String(error)}`;
}
