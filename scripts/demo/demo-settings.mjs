import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { fromRoot } from '../setup/root-directory.mjs';

/**
 * The environment of a gateway that talks to the emulator and touches nothing real: every variable of the operator's
 * own .env and shell that the product knows is overruled, except where it listens.
 */
export function demoSettings({ host, port, emulatorUrl, dataDirectory }) {
  return {
    ...Object.fromEntries(productVariables().map((name) => [name, ''])),
    HOST: host,
    PORT: String(port),
    DATA_DIR: dataDirectory,
    AMAZONQ_ENDPOINT: emulatorUrl,
    OIDC_ENDPOINT: emulatorUrl,
    LOG_LEVEL: 'warn',
  };
}

/** .env.example lists every variable, the optional ones commented out; an empty value means the default. */
function productVariables() {
  const example = readFileSync(fromRoot('.env.example'), 'utf8').replace(/^# ?(?=[A-Z][A-Z0-9_]*=)/gm, '');
  const own = existsSync(fromRoot('.env')) ? parseEnv(readFileSync(fromRoot('.env'), 'utf8')) : {};
  return [...Object.keys(parseEnv(example)), ...Object.keys(own)];
}
