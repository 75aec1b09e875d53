import { rekeyDatabase } from './accounts/rekey-database.js';
import { loadConfig } from './config/load-config.js';
import { readEnvironment } from './config/read-environment.js';
import { exitWith } from './exit-with.js';

try {
  const { variables, sources } = readEnvironment();
  const config = loadConfig(variables, sources);
  const count = await rekeyDatabase(config);
  const where =
    config.secretKey === undefined
      ? 'The new key is in the key file of DATA_DIR.'
      : 'Set SECRET_KEY to the new key now.';
  process.stdout.write(`The secrets of ${count} accounts are encrypted with the new key. ${where}\n`);
} catch (error) {
  exitWith(error);
}
