import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import type { AppConfig } from '../config/app-config.js';
import { ConfigError } from '../config/config-error.js';
import type { Transactions } from '../database/transactions.js';
import { MetadataEntity } from './metadata.entity.js';
import { hasSecretKey, keyFile, nextKeyFile, readSecretKey, toKey } from './read-secret-key.js';
import { SecretCipher } from './secret-cipher.js';

/** Name of the metadata that says which key the secrets of this database are sealed with. */
export const KEY_ID = 'secret_key_id';

/**
 * The cipher of this database's secrets.
 * @throws ConfigError when they are sealed with another key than the configured one; nothing is changed then
 */
export async function openCipher(
  config: AppConfig,
  dataSource: DataSource,
  transactions: Transactions,
): Promise<SecretCipher> {
  const recorded = await dataSource.manager.findOneBy(MetadataEntity, { name: KEY_ID });
  if (recorded !== null) finishRekey(config, recorded.value);
  if (recorded !== null && !hasSecretKey(config)) throw wrongKey(recorded.value, 'there is no key');
  const cipher = new SecretCipher(readSecretKey(config));
  if (recorded === null) {
    await transactions.run((manager) =>
      manager.insert(MetadataEntity, { name: KEY_ID, value: cipher.keyId }),
    );
  } else if (recorded.value !== cipher.keyId) {
    throw wrongKey(recorded.value, `the configured key is ${cipher.keyId}`);
  }
  return cipher;
}

/** A rekey that was interrupted after its commit left the right key beside the old one. */
function finishRekey(config: AppConfig, keyId: string): void {
  const file = nextKeyFile(config.dataDir);
  if (config.secretKey !== undefined || !existsSync(file)) return;
  const next = new SecretCipher(toKey(readFileSync(file, 'utf8').trim()));
  if (next.keyId === keyId) renameSync(file, keyFile(config.dataDir));
}

function wrongKey(expected: string, found: string): ConfigError {
  return new ConfigError([
    `SECRET_KEY must be the key that the secrets in the database were encrypted with (key ${expected}), but ${found}. ` +
      'Set it, or put the file secret.key of that time into DATA_DIR.',
  ]);
}
