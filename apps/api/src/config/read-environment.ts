import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The process's environment over the variables of `.env` in the working directory, if there is one. */
export function readEnvironment(file = '.env'): NodeJS.ProcessEnv {
  return { ...readEnvFile(file), ...process.env };
}

function readEnvFile(file: string): NodeJS.ProcessEnv {
  try {
    return parseEnv(readFileSync(file, 'utf8')) as NodeJS.ProcessEnv;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
