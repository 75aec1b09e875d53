import { randomBytes, randomInt } from 'node:crypto';
import { type DeviceLogin } from './device-login.js';

/** Letters that nobody confuses when typing a code. */
const USER_CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** Device logins of this process; a restart forgets them, like everything a person has not finished. */
export class DeviceLoginStore {
  private readonly logins = new Map<string, DeviceLogin>();

  create(
    login: Pick<DeviceLogin, 'clientId' | 'startUrl' | 'kind' | 'createdAt' | 'expiresAt' | 'interval'>,
  ) {
    const created: DeviceLogin = {
      ...login,
      deviceCode: randomBytes(32).toString('base64url'),
      userCode: `${fourLetters()}-${fourLetters()}`,
      status: 'pending',
      polls: 0,
      pollsTooEarly: 0,
    };
    this.logins.set(created.deviceCode, created);
    return created;
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
