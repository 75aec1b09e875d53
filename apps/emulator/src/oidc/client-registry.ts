import { randomBytes } from 'node:crypto';
import { DEMO_CREDENTIALS } from '../accounts/credentials.js';
import { equal, mac, sealToken, unsealToken } from '../accounts/sealed-token.js';

const PREFIX = 'emulatorClient';

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
export const REFRESH_GRANT = 'refresh_token';
export const AUTHORIZATION_CODE_GRANT = 'authorization_code';

export interface ClientRegistration {
  clientId: string;
  clientSecret: string;
  /** Seconds since the epoch. */
  issuedAt: number;
  expiresAt: number;
  grantTypes: string[];
  redirectUris: string[];
}

/** What is written into the client id, so that an emulator started anew knows the registration again. */
type ClientIdPayload = Omit<ClientRegistration, 'clientId' | 'clientSecret'>;

export class ClientRegistry {
  private readonly expiredClientIds = new Set<string>();

  register(payload: ClientIdPayload): ClientRegistration {
    const clientId = sealToken(PREFIX, { ...payload, nonce: randomBytes(6).toString('hex') });
    return { ...payload, clientId, clientSecret: mac(clientId) };
  }

  /** The registration, if id and secret belong together and it has not expired at `now` (seconds). */
  find(clientId: string, clientSecret: string, now: number): ClientRegistration | undefined {
    const registration = this.findById(clientId, now);
    return registration && equal(clientSecret, registration.clientSecret) ? registration : undefined;
  }

  /** The registration, if it has not expired at `now` (seconds). */
  findById(clientId: string, now: number): ClientRegistration | undefined {
    const registration = clientId === DEMO_CREDENTIALS.clientId ? DEMO_CLIENT : readClientId(clientId);
    if (!registration || registration.expiresAt <= now || this.expiredClientIds.has(clientId))
      return undefined;
    return registration;
  }

  /** From now on the registration is refused as expired. */
  expire(clientId: string): void {
    this.expiredClientIds.add(clientId);
  }

  reset(): void {
    this.expiredClientIds.clear();
  }
}

const DEMO_CLIENT: ClientRegistration = {
  clientId: DEMO_CREDENTIALS.clientId,
  clientSecret: DEMO_CREDENTIALS.clientSecret,
  issuedAt: 0,
  expiresAt: Infinity,
  grantTypes: [DEVICE_GRANT, REFRESH_GRANT],
  redirectUris: [],
};

function readClientId(clientId: string): ClientRegistration | undefined {
  const payload = unsealToken(PREFIX, clientId) as ClientIdPayload | undefined;
  return payload && { ...payload, clientId, clientSecret: mac(clientId) };
}
