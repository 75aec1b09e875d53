const SAMPLE_SECRETS = new Set([
  '123456',
  '12345678',
  'admin',
  'changeme',
  'change-me',
  'default',
  'example',
  'password',
  'q2api',
  'root',
  'secret',
  'sk-123456',
  'sk-xxx',
  'test',
  'your-api-key',
  'your-api-key-here',
  'your-password',
  'your_api_key',
  'your_password',
]);

/** True for secrets that stand in manuals: whoever sets one has forgotten to choose their own. */
export function isSampleSecret(secret: string): boolean {
  return SAMPLE_SECRETS.has(secret.toLowerCase());
}
