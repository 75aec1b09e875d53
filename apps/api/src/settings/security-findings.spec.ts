import { describe, expect, it } from '@jest/globals';
import { AppConfig } from '../config/app-config.js';
import { securityFindings } from './security-findings.js';

const levelOf = (code: string, values: Partial<AppConfig>) =>
  securityFindings(new AppConfig(values)).find((finding) => finding.code === code)?.level;

describe('securityFindings', () => {
  it('calls an open API a risk only where other machines reach it', () => {
    expect(levelOf('api-open', {})).toBe('notice');
    expect(levelOf('api-open', { host: '0.0.0.0' })).toBe('risk');
    expect(levelOf('api-open', { host: '0.0.0.0', openaiKeys: ['k'] })).toBe('ok');
  });

  it.each(['127.0.0.1', '127.0.1.1', 'localhost', '::1'])('knows %s as this machine', (host) => {
    expect(levelOf('listens-on-network', { host })).toBe('ok');
  });

  it('judges a password by its length', () => {
    expect(levelOf('short-password', {})).toBeUndefined();
    expect(levelOf('short-password', { adminPassword: 'short' })).toBe('risk');
    expect(levelOf('short-password', { adminPassword: 'a long enough one' })).toBe('ok');
  });
});
