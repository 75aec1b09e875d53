import type { IncomingMessage } from 'node:http';

const NAME = 'q2api_session';

/** The session token that a browser sends. */
export function readSessionCookie({ headers }: IncomingMessage): string | undefined {
  for (const part of headers.cookie?.split(';') ?? []) {
    const [name, value] = part.trim().split('=', 2);
    if (name === NAME && value) return value;
  }
  return undefined;
}

/**
 * The Set-Cookie value for a session token; without one it deletes the cookie.
 * Out of reach of scripts, and never sent along with a request that another site caused.
 */
export function sessionCookie(request: IncomingMessage, token?: string): string {
  const attributes = [`${NAME}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict'];
  if (token === undefined) attributes.push('Max-Age=0');
  if (request.headers['x-forwarded-proto'] === 'https') attributes.push('Secure');
  return attributes.join('; ');
}
