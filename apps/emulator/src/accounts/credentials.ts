/** What a gateway needs to use an account. */
export interface Credentials {
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  accessToken: string;
}

/** Account of DEMO_CREDENTIALS. */
export const DEMO_ACCOUNT_ID = 'demo';

/**
 * The credential set that every emulator knows from its start. It is fixed, and its refresh token does not
 * rotate, so that a database made with one emulator works with the next.
 */
export const DEMO_CREDENTIALS: Readonly<Credentials> = {
  clientId: 'emulator-demo-client-id',
  clientSecret: 'emulator-demo-client-secret',
  refreshToken: 'aorEmulatorDemoRefreshToken',
  accessToken: 'aoaEmulatorDemoAccessToken',
};
