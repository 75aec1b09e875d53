import { createStorage } from '../../lib/storage.js';

/** A device login under way. Nothing in it is a secret: the code is worthless without an AWS sign-in. */
export interface LoginUnderWay {
  authId: string;
  userCode: string;
  verificationUri: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** Name of the account that is signed in again; absent for a new one. */
  accountName?: string;
}

const storage = createStorage('q2api-login', () => sessionStorage);

/** Remembers the login of this tab, so that it survives a reload. */
export const storedLogin = {
  read(): LoginUnderWay | undefined {
    try {
      const login = JSON.parse(storage.read() ?? 'null') as LoginUnderWay | null;
      return login && login.expiresAt > Date.now() ? login : undefined;
    } catch {
      return undefined;
    }
  },
  write: (login: LoginUnderWay): void => storage.write(JSON.stringify(login)),
  forget: (): void => storage.write(null),
};
