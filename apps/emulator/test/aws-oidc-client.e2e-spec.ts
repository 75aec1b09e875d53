import {
  AccessDeniedException,
  AuthorizationPendingException,
  ExpiredTokenException,
  InternalServerException,
  InvalidClientException,
  InvalidClientMetadataException,
  InvalidGrantException,
  InvalidRequestException,
  InvalidScopeException,
  SSOOIDC,
  SlowDownException,
  UnauthorizedClientException,
  UnsupportedGrantTypeException,
} from '@aws-sdk/client-sso-oidc';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { DEMO_CREDENTIALS, type Emulator, startEmulator } from '../src/start-emulator.js';
import { chatBody, GENERATE, postAwsJson } from './raw-client.js';

const BUILDER_ID = 'https://view.awsapps.com/start';
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

let clock = Date.now();
let emulator: Emulator;
let oidc: SSOOIDC;

beforeAll(async () => {
  emulator = await startEmulator({ now: () => clock });
  oidc = new SSOOIDC({ endpoint: emulator.url, region: 'us-east-1', maxAttempts: 1 });
});
beforeEach(() => emulator.reset());
afterAll(async () => {
  oidc.destroy();
  await emulator.close();
});

function passSeconds(seconds: number): void {
  clock += seconds * 1000;
}

async function register(): Promise<{ clientId: string; clientSecret: string }> {
  const { clientId, clientSecret } = await oidc.registerClient({
    clientName: 'test',
    clientType: 'public',
    scopes: ['codewhisperer:completions', 'codewhisperer:conversations'],
    grantTypes: [DEVICE, 'refresh_token'],
  });
  return { clientId: clientId!, clientSecret: clientSecret! };
}

async function startLogin(startUrl = BUILDER_ID) {
  const client = await register();
  const login = await oidc.startDeviceAuthorization({ ...client, startUrl });
  const poll = () => oidc.createToken({ ...client, grantType: DEVICE, deviceCode: login.deviceCode });
  return { client, login, poll };
}

async function isAccepted(accessToken: string | undefined): Promise<boolean> {
  const response = await postAwsJson(emulator, GENERATE, chatBody('Hi'), accessToken ?? '');
  await response.arrayBuffer();
  return response.status === 200;
}

describe('registration', () => {
  it('tells when it was made and when it expires', async () => {
    const reply = await oidc.registerClient({ clientName: 'test', clientType: 'public' });
    expect(reply.clientIdIssuedAt).toBe(Math.floor(clock / 1000));
    expect(reply.clientSecretExpiresAt).toBe(Math.floor(clock / 1000) + 90 * 24 * 3600);
  });

  it('is refused as invalid_client once it has expired', async () => {
    emulator.configure({ registrationSeconds: 60 });
    const client = await register();
    await oidc.startDeviceAuthorization({ ...client, startUrl: BUILDER_ID });
    passSeconds(61);
    const failure = await oidc
      .startDeviceAuthorization({ ...client, startUrl: BUILDER_ID })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InvalidClientException);
    expect(failure).toMatchObject({ $metadata: { httpStatusCode: 401 } });
  });

  it.each([
    [{ clientType: 'confidential' }, InvalidClientMetadataException],
    [{ scopes: ['mail:read'] }, InvalidScopeException],
    [{ grantTypes: ['password'] }, UnsupportedGrantTypeException],
  ])('refuses %j', async (change, exception) => {
    const registering = oidc.registerClient({ clientName: 'test', clientType: 'public', ...change });
    await expect(registering).rejects.toThrow(exception);
  });

  it('refuses an empty client name and a secret that is not its own', async () => {
    const nameless = oidc.registerClient({ clientName: '', clientType: 'public' });
    await expect(nameless).rejects.toThrow(InvalidRequestException);
    const { clientId } = await register();
    const login = oidc.startDeviceAuthorization({ clientId, clientSecret: 'other', startUrl: BUILDER_ID });
    await expect(login).rejects.toThrow(InvalidClientException);
  });
});

describe('device login', () => {
  it('is pending until the person approves, then gives tokens that work', async () => {
    const { login, poll } = await startLogin();
    expect(login).toMatchObject({ expiresIn: 600, interval: 1 });
    expect(login.verificationUriComplete).toBe(`${emulator.url}/device?user_code=${login.userCode}`);
    await expect(poll()).rejects.toThrow(AuthorizationPendingException);
    emulator.approveDeviceLogin(login.userCode!);
    passSeconds(1);
    const tokens = await poll();
    expect(tokens).toMatchObject({ expiresIn: 3600, tokenType: 'Bearer' });
    expect(await isAccepted(tokens.accessToken)).toBe(true);
    expect(emulator.deviceLogins()[0]).toMatchObject({ status: 'claimed', polls: 2, pollsTooEarly: 0 });
  });

  it('is over when the person refuses', async () => {
    const { login, poll } = await startLogin();
    emulator.denyDeviceLogin(login.userCode!);
    await expect(poll()).rejects.toThrow(AccessDeniedException);
  });

  it('expires', async () => {
    emulator.configure({ deviceCodeSeconds: 30 });
    const { poll } = await startLogin();
    passSeconds(31);
    await expect(poll()).rejects.toThrow(ExpiredTokenException);
  });

  it('answers slow_down to a poll before the interval is over, and then wants five seconds more', async () => {
    const { login, poll } = await startLogin();
    await expect(poll()).rejects.toThrow(AuthorizationPendingException);
    await expect(poll()).rejects.toThrow(SlowDownException);
    emulator.approveDeviceLogin(login.userCode!);
    passSeconds(5);
    await expect(poll()).rejects.toThrow(SlowDownException);
    passSeconds(11);
    await expect(poll()).resolves.toMatchObject({ tokenType: 'Bearer' });
    expect(emulator.deviceLogins()[0]).toMatchObject({ polls: 4, pollsTooEarly: 2, smallestGapMs: 0 });
  });

  it('approves itself at a chosen poll', async () => {
    emulator.configure({ approveDeviceAtPoll: 2 });
    const { poll } = await startLogin();
    await expect(poll()).rejects.toThrow(AuthorizationPendingException);
    passSeconds(1);
    await expect(poll()).resolves.toHaveProperty('accessToken');
  });

  it('gives its tokens only once, and only to its own client', async () => {
    const { login, poll } = await startLogin();
    emulator.approveDeviceLogin(login.userCode!);
    const other = await register();
    const stolen = oidc.createToken({ ...other, grantType: DEVICE, deviceCode: login.deviceCode });
    await expect(stolen).rejects.toThrow(InvalidGrantException);
    await poll();
    passSeconds(1);
    await expect(poll()).rejects.toThrow(InvalidGrantException);
  });

  it('makes an Identity Center account for any other start URL', async () => {
    const { login, poll } = await startLogin('https://d-1234567890.awsapps.com/start');
    emulator.approveDeviceLogin(login.userCode!);
    await poll();
    const { accountId } = emulator.deviceLogins()[0]!;
    expect(emulator.account(accountId!)).toMatchObject({ kind: 'identity-center' });
  });

  it('can sign a known account in again, which replaces its client', async () => {
    const { accountId, ...old } = emulator.issueCredentials();
    const { login, poll } = await startLogin();
    emulator.approveDeviceLogin(login.userCode!, accountId);
    await poll();
    expect(emulator.deviceLogins()[0]?.accountId).toBe(accountId);
    await expect(refresh(old)).rejects.toThrow(InvalidGrantException);
  });

  it('is not for clients of the authorization code flow', async () => {
    const { clientId, clientSecret } = await oidc.registerClient({
      clientName: 'test',
      clientType: 'public',
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
    });
    const login = oidc.startDeviceAuthorization({ clientId, clientSecret, startUrl: BUILDER_ID });
    await expect(login).rejects.toThrow(UnauthorizedClientException);
  });
});

type Refreshable = { clientId: string; clientSecret: string; refreshToken: string };

function refresh({ clientId, clientSecret, refreshToken }: Refreshable) {
  return oidc.createToken({ clientId, clientSecret, grantType: 'refresh_token', refreshToken });
}

describe('refresh', () => {
  it('rotates: the old refresh token is dead after its use, the new one works', async () => {
    const credentials = emulator.issueCredentials();
    const tokens = await refresh(credentials);
    expect(tokens.refreshToken).not.toBe(credentials.refreshToken);
    expect(await isAccepted(tokens.accessToken)).toBe(true);
    await expect(refresh(credentials)).rejects.toThrow(InvalidGrantException);
    await expect(refresh({ ...credentials, refreshToken: tokens.refreshToken! })).resolves.toBeDefined();
    expect(emulator.account(credentials.accountId).counters).toMatchObject({
      refreshes: 2,
      refreshesRefused: 1,
    });
  });

  it.each(['same', 'absent'] as const)('can leave the refresh token alone (%s)', async (rotation) => {
    const credentials = emulator.issueCredentials({ rotation });
    const tokens = await refresh(credentials);
    expect(tokens.refreshToken).toBe(rotation === 'same' ? credentials.refreshToken : undefined);
    await expect(refresh(credentials)).resolves.toBeDefined();
  });

  it('never rotates the demo account away', async () => {
    expect((await refresh(DEMO_CREDENTIALS)).refreshToken).toBe(DEMO_CREDENTIALS.refreshToken);
  });

  it('gives access tokens that end after their lifetime', async () => {
    emulator.configure({ accessTokenSeconds: 5 });
    const { accessToken, expiresIn } = await refresh(DEMO_CREDENTIALS);
    expect(expiresIn).toBe(5);
    passSeconds(4);
    expect(await isAccepted(accessToken)).toBe(true);
    passSeconds(1);
    expect(await isAccepted(accessToken)).toBe(false);
  });

  it('wants the client that obtained the token', async () => {
    const [one, other] = [emulator.issueCredentials(), emulator.issueCredentials()];
    const mixed = refresh({ ...one, refreshToken: other.refreshToken });
    await expect(mixed).rejects.toThrow(InvalidGrantException);
  });

  it('refuses a token it never issued, one of a signed-out account, and an expired registration', async () => {
    const credentials = emulator.issueCredentials();
    const unknown = refresh({ ...credentials, refreshToken: 'unknown' });
    await expect(unknown).rejects.toThrow(InvalidGrantException);
    emulator.changeAccount(credentials.accountId, { signedOut: true });
    await expect(refresh(credentials)).rejects.toThrow(InvalidGrantException);
    emulator.expireRegistration(credentials.accountId);
    await expect(refresh(credentials)).rejects.toThrow(InvalidClientException);
  });

  it('fails as a fault for this refresh token says, and only as often', async () => {
    const [one, other] = [emulator.issueCredentials(), emulator.issueCredentials()];
    emulator.inject({ refreshToken: one.refreshToken, times: 1, error: 'server_error' });
    await expect(refresh(other)).resolves.toBeDefined();
    await expect(refresh(one)).rejects.toThrow(InternalServerException);
    await expect(refresh(one)).resolves.toBeDefined();
  });

  it('refuses an unknown grant type', async () => {
    const { clientId, clientSecret } = DEMO_CREDENTIALS;
    const asking = oidc.createToken({ clientId, clientSecret, grantType: 'password' });
    await expect(asking).rejects.toThrow(UnsupportedGrantTypeException);
  });
});

describe('authorization code with PKCE', () => {
  const redirectUri = 'http://127.0.0.1:5555/oauth/callback';
  const verifier = 'verifier-of-forty-three-characters-or-more-0';
  let client: { clientId: string; clientSecret: string };

  beforeEach(async () => {
    const { clientId, clientSecret } = await oidc.registerClient({
      clientName: 'test',
      clientType: 'public',
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: BUILDER_ID,
    });
    client = { clientId: clientId!, clientSecret: clientSecret! };
  });

  async function authorize(changes: Record<string, string> = {}): Promise<URL> {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: redirectUri,
      scopes: 'codewhisperer:completions',
      state: 'state-1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    });
    const response = await fetch(`${emulator.url}/authorize?${query}`, { redirect: 'manual' });
    expect(response.status).toBe(302);
    return new URL(response.headers.get('location')!);
  }

  function redeem(code: string, codeVerifier = verifier) {
    return oidc.createToken({ ...client, grantType: 'authorization_code', code, redirectUri, codeVerifier });
  }

  it('sends the browser back with a code that the verifier redeems once', async () => {
    const back = await authorize();
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(back.searchParams.get('state')).toBe('state-1');
    const code = back.searchParams.get('code')!;
    expect(await isAccepted((await redeem(code)).accessToken)).toBe(true);
    await expect(redeem(code)).rejects.toThrow(InvalidGrantException);
  });

  it('does not redeem a code with another verifier', async () => {
    const code = (await authorize()).searchParams.get('code')!;
    await expect(redeem(code, 'another-verifier')).rejects.toThrow(InvalidGrantException);
  });

  it('tells the browser when the person refuses or the method is not S256', async () => {
    expect((await authorize({ code_challenge_method: 'plain' })).searchParams.get('error')).toBe(
      'invalid_request',
    );
    emulator.configure({ authorizeAnswer: 'deny' });
    expect((await authorize()).searchParams.get('error')).toBe('access_denied');
  });

  it('does not send the browser to an address that was not registered', async () => {
    const query = new URLSearchParams({
      client_id: client.clientId,
      redirect_uri: 'http://evil.example/',
      state: 's',
    });
    const response = await fetch(`${emulator.url}/authorize?${query}`, { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_redirect_uri' });
  });
});

describe('an emulator started anew', () => {
  it('knows refresh tokens and clients of an earlier one, but not its access tokens', async () => {
    const credentials = emulator.issueCredentials();
    const second = await startEmulator({ now: () => clock });
    const secondOidc = new SSOOIDC({ endpoint: second.url, region: 'us-east-1' });
    try {
      const refused = await postAwsJson(second, GENERATE, chatBody('Hi'), credentials.accessToken);
      expect(refused.status).toBe(403);
      const { clientId, clientSecret, refreshToken } = credentials;
      const tokens = await secondOidc.createToken({
        clientId,
        clientSecret,
        refreshToken,
        grantType: 'refresh_token',
      });
      const accepted = await postAwsJson(second, GENERATE, chatBody('Hi'), tokens.accessToken!);
      expect(accepted.status).toBe(200);
      expect(second.account(credentials.accountId).counters.chatRequests).toBe(1);
    } finally {
      secondOidc.destroy();
      await second.close();
    }
  });
});
