import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/**
 * Trust in the public authorities and in `extraCertificates` (PEM) beside them; undefined without any: Node's default
 * then. Made once, for parsing over a hundred roots anew would slow every connection.
 */
export function createTrust(extraCertificates: readonly string[]): SecureContext | undefined {
  if (extraCertificates.length === 0) return undefined;
  return createSecureContext({ ca: [...rootCertificates, ...extraCertificates] });
}
