import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The variables that the configuration is read from, and where each of them was set. */
export interface Environment {
  variables: NodeJS.ProcessEnv;
  sources: ReadonlyMap<string, 'environment' | 'file'>;
}

/** The process's environment over the variables of `.env` in the working directory, if there is one. */
export function readEnvironment(file = '.env'): Environment {
  const inFile = readEnvFile(file);
  const sources = new Map<string, 'environment' | 'file'>();
  for (const [name, value] of Object.entries(inFile)) if (value) sources.set(name, 'file');
  for (const [name, value] of Object.entries(process.env)) if (value) sources.set(name, 'environment');
  return { variables: { ...inFile, ...process.env }, sources };
}

function readEnvFile(file: string): NodeJS.ProcessEnv {
  try {
    return parseEnv(readFileSync(file, 'utf8')) as NodeJS.ProcessEnv;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
