import type { FoundSignIn } from './found-sign-in.js';

type Members = Record<string, unknown>;

/** Start URL of AWS Builder ID (Q CLI); an account without one is a Builder ID's. */
const BUILDER_ID_START_URL = 'https://view.awsapps.com/start';

/**
 * The sign-in of a token file in AWS's SSO cache (`~/.aws/sso/cache`), of AWS's SDKs or an IDE.
 * @param registrationOf finds the client registration that a token names by `clientIdHash`
 */
export function fromCachedToken(
  source: string,
  token: Members,
  registrationOf: (clientIdHash: string) => Members | undefined,
): FoundSignIn {
  if (token['authMethod'] === 'social') {
    return {
      source,
      problem: 'This is a sign-in with a social account, which has no OIDC client to refresh it with.',
    };
  }
  const hash = token['clientIdHash'];
  const registration = typeof hash === 'string' ? registrationOf(hash) : token;
  if (registration === undefined) {
    return {
      source,
      problem: `The client registration is missing: add the file ${String(hash)}.json from the same folder.`,
    };
  }
  return {
    source,
    isShared: true,
    account: withoutMissing({
      clientId: registration['clientId'],
      clientSecret: registration['clientSecret'],
      refreshToken: token['refreshToken'],
      accessToken: token['accessToken'],
      ssoRegion: token['region'],
      startUrl: identityCenterUrl(token['startUrl']),
      profileArn: token['profileArn'],
    }),
  };
}

/** The sign-in of a Q CLI or Kiro CLI database: members are in snake case there. */
export function fromCliToken(
  source: string,
  token: Members,
  registration: Members,
  profileArn: unknown,
): FoundSignIn {
  return {
    source,
    isShared: true,
    account: withoutMissing({
      clientId: registration['client_id'],
      clientSecret: registration['client_secret'],
      refreshToken: token['refresh_token'],
      accessToken: token['access_token'],
      ssoRegion: token['region'],
      startUrl: identityCenterUrl(token['start_url']),
      profileArn,
    }),
  };
}

function identityCenterUrl(startUrl: unknown): unknown {
  return typeof startUrl === 'string' && startUrl.replace(/\/$/, '') === BUILDER_ID_START_URL
    ? undefined
    : startUrl;
}

function withoutMissing(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null),
  );
}
