import { randomBytes, randomInt } from 'node:crypto';
import { type DeviceLogin } from './device-login.js';

/** Letters that nobody confuses when typing a code. */
const USER_CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

export type NewDeviceLogin = Pick<
  DeviceLogin,
  'clientId' | 'startUrl' | 'kind' | 'createdAt' | 'expiresAt' | 'interval'
>;

/** Device logins of this process; a restart forgets them, like everything a person has not finished. */
export class DeviceLoginStore {
  private readonly logins = new Map<string, DeviceLogin>();

  /** A new login that waits for a person, with the code by which its client polls. */
  create(login: NewDeviceLogin): { deviceCode: string; login: DeviceLogin } {
    const deviceCode = randomBytes(32).toString('base64url');
    const userCode = `${fourLetters()}-${fourLetters()}`;
    const created: DeviceLogin = { ...login, userCode, status: 'pending', polls: 0, pollsTooEarly: 0 };
    this.logins.set(deviceCode, created);
    return { deviceCode, login: created };
  }

  findByDeviceCode(deviceCode: string): DeviceLogin | undefined {
    return this.logins.get(deviceCode);
  }

  /** Throws when no login with this code waits for a person. */
  requirePending(userCode: string): DeviceLogin {
    const login = this.list().find((candidate) => candidate.userCode === userCode.toUpperCase());
    if (login?.status !== 'pending') throw new Error(`no device login waits for an answer to ${userCode}`);
    return login;
  }

  list(): DeviceLogin[] {
    return [...this.logins.values()];
  }

  clear(): void {
    this.logins.clear();
  }
}

function fourLetters(): string {
  const letters = Array.from({ length: 4 }, () => USER_CODE_LETTERS[randomInt(USER_CODE_LETTERS.length)]);
  return letters.join('');
}
