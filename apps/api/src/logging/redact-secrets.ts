const PATTERNS: readonly [RegExp, string][] = [
  // Headers and API keys.
  [/\b(Bearer)\s+[\w.~+/=-]+/gi, '$1 ***'],
  [/\b(sk-)[\w-]{8,}/g, '$1***'],
  // Tokens of AWS SSO OIDC begin with `aoa` and `aor` (observed).
  [/\b(ao[ar])[\w.:~+/=-]{16,}/g, '$1***'],
  // Members of JSON texts and query strings.
  [
    /("?(?:access_?token|refresh_?token|client_?secret|device_?code|password)"?\s*[:=]\s*"?)[^"\s,&}]+/gi,
    '$1***',
  ],
  // Credentials in a URL.
  [/(\/\/[^\s/:@]+:)[^\s/@]+@/g, '$1***@'],
];

/** The text with everything replaced that looks like a secret: a net under the rule that none is logged. */
export function redactSecrets(text: string): string {
  return PATTERNS.reduce((redacted, [pattern, replacement]) => redacted.replace(pattern, replacement), text);
}
