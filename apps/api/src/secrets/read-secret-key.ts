import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AppConfig } from '../config/app-config.js';

const KEY_BYTES = 32;

type KeyConfig = Pick<AppConfig, 'secretKey' | 'dataDir'>;

/** Path of the key file of a data folder. */
export function keyFile(dataDir: string): string {
  return join(resolve(dataDir), 'secret.key');
}

/** Path of the key that `rekey` is changing to. */
export function nextKeyFile(dataDir: string): string {
  return `${keyFile(dataDir)}.next`;
}

/** False when the next `readSecretKey` has to make a key. */
export function hasSecretKey(config: KeyConfig): boolean {
  return config.secretKey !== undefined || existsSync(keyFile(config.dataDir));
}

/** The key of SECRET_KEY, or of the key file in DATA_DIR, which is made when it does not exist. */
export function readSecretKey(config: KeyConfig): Buffer {
  if (config.secretKey !== undefined) return toKey(config.secretKey);
  const file = keyFile(config.dataDir);
  if (!existsSync(file)) createKeyFile(file, newSecretKey());
  chmodSync(file, 0o600);
  return toKey(readFileSync(file, 'utf8').trim());
}

/** A random key as text, for the key file or SECRET_KEY. */
export function newSecretKey(): string {
  return randomBytes(KEY_BYTES).toString('hex');
}

/** 64 hexadecimal digits are the key itself; of any other text the key is derived. */
export function toKey(text: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return createHash('sha256').update('q2api secret key').update(text).digest();
}

/** Makes the file whole or not at all; when another process was faster, its key stands. */
function createKeyFile(file: string, key: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${key}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
