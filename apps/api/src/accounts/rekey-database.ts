import { rename, writeFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import type { AppConfig } from '../config/app-config.js';
import { ConfigError } from '../config/config-error.js';
import { dataSourceOptions } from '../database/data-source-options.js';
import { openDataSource } from '../database/open-data-source.js';
import { requireSoleUser } from '../database/require-sole-user.js';
import { scrubFreePages } from '../database/scrub-free-pages.js';
import { Transactions } from '../database/transactions.js';
import { MetadataEntity } from '../secrets/metadata.entity.js';
import { KEY_ID, openCipher } from '../secrets/open-cipher.js';
import { keyFile, newSecretKey, nextKeyFile, toKey } from '../secrets/read-secret-key.js';
import { SecretCipher } from '../secrets/secret-cipher.js';
import { AccountEntity } from './account.entity.js';
import { AccountSecrets } from './account-secrets.js';

/**
 * Seals all secrets with another key: NEW_SECRET_KEY, or a random one when the key is in the key file, which then
 * holds the new one. All or nothing; safe to be interrupted.
 * @returns how many accounts were sealed anew
 * @throws ConfigError when the old key is wrong, the new one is missing, or a gateway is running on the database
 */
export async function rekeyDatabase(config: AppConfig): Promise<number> {
  const next = config.newSecretKey ?? (config.secretKey === undefined ? newSecretKey() : undefined);
  if (next === undefined)
    throw new ConfigError(['NEW_SECRET_KEY must be set when the old key is in SECRET_KEY']);
  const dataSource = await openDataSource({
    ...dataSourceOptions(config, 'q2api rekey'),
    entities: [AccountEntity, MetadataEntity],
  });
  try {
    await requireSoleUser(dataSource);
    const old = await openCipher(config, dataSource, new Transactions(dataSource));
    if (config.secretKey === undefined)
      await writeFile(nextKeyFile(config.dataDir), `${next}\n`, { mode: 0o600 });
    const count = await sealAnew(dataSource, old, new SecretCipher(toKey(next)));
    if (config.secretKey === undefined) await rename(nextKeyFile(config.dataDir), keyFile(config.dataDir));
    await scrubFreePages(dataSource);
    return count;
  } finally {
    await dataSource.destroy();
  }
}

function sealAnew(dataSource: DataSource, oldCipher: SecretCipher, newCipher: SecretCipher): Promise<number> {
  const oldSecrets = new AccountSecrets(oldCipher);
  const newSecrets = new AccountSecrets(newCipher);
  return dataSource.transaction(async (manager) => {
    const accounts = await manager.find(AccountEntity);
    for (const account of accounts) {
      const { id } = account;
      await manager.update(AccountEntity, { id }, newSecrets.seal(id, oldSecrets.openAll(account)));
    }
    // Sign-ins under way and client registrations are begun anew: cheaper than to carry them over.
    await manager.query('DELETE FROM "device_logins"');
    await manager.query('DELETE FROM "client_registrations"');
    await manager.update(MetadataEntity, { name: KEY_ID }, { value: newCipher.keyId });
    return accounts.length;
  });
}
