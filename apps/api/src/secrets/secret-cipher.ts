import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

const VERSION = 'q2s1';
/** What every sealed value begins with, whatever the key. */
export const SEALED_PREFIX = `${VERSION}.`;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals secrets for the database: AES-256-GCM with a random nonce, as `q2s1.<key id>.<nonce, ciphertext, tag>`.
 * What a value belongs to is bound to it as associated data: moved to another row or column, it does not open.
 */
export class SecretCipher {
  /** Names the key without telling anything about it. */
  readonly keyId: string;
  private readonly digestKey: Buffer;

  /** @param key 32 random bytes */
  constructor(private readonly key: Buffer) {
    if (key.length !== KEY_BYTES) throw new Error(`a secret key must have ${KEY_BYTES} bytes`);
    this.keyId = createHash('sha256').update('q2api key id').update(key).digest('hex').slice(0, 12);
    this.digestKey = createHmac('sha256', key).update('q2api digest').digest();
  }

  /** @param owner what the value belongs to, such as `accounts/<id>/refreshToken` */
  seal(secret: string, owner: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(owner));
    const parts = [nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `${SEALED_PREFIX}${this.keyId}.${Buffer.concat(parts).toString('base64url')}`;
  }

  /** @throws Error when the value was sealed with another key, for another owner, or was changed */
  open(sealed: string, owner: string): string {
    const [version, keyId, payload] = sealed.split('.');
    if (version !== VERSION || keyId !== this.keyId || payload === undefined) {
      throw new Error(`the secret of ${owner} was not sealed with this key`);
    }
    const bytes = Buffer.from(payload, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
    return text + decipher.final('utf8');
  }

  /** The same for equal texts, and of no use without the key. Hex. */
  digest(text: string): string {
    return createHmac('sha256', this.digestKey).update(text).digest('hex');
  }
}

/** True for what `seal` made, with whatever key. */
export function isSealed(value: string): boolean {
  return value.startsWith(SEALED_PREFIX);
}
