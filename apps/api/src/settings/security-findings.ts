import type { SecurityFinding } from '@q2api/admin-contract';
import type { AppConfig } from '../config/app-config.js';
import { listensOnNetwork } from '../config/listens-on-network.js';

/** Shorter ones can be guessed by trying, whatever limits the tries. */
const GOOD_PASSWORD_LENGTH = 12;

/** What the configuration leaves open, and what it does not. */
export function securityFindings(config: AppConfig): SecurityFinding[] {
  const exposed = listensOnNetwork(config.host);
  const { adminPassword } = config;
  const open = exposed ? 'risk' : 'notice';
  const findings: SecurityFinding[] = [
    { code: 'api-open', level: config.openaiKeys.length > 0 ? 'ok' : open },
    // Without a password /v2 answers this machine only, whatever the address.
    { code: 'console-open', level: adminPassword === undefined ? 'notice' : 'ok' },
    { code: 'listens-on-network', level: exposed ? 'notice' : 'ok' },
    { code: 'secret-key-in-file', level: config.secretKey === undefined ? 'notice' : 'ok' },
  ];
  if (config.extraCaFile !== undefined) findings.push({ code: 'extra-ca-certs', level: 'notice' });
  if (adminPassword !== undefined) {
    findings.push({
      code: 'short-password',
      level: adminPassword.length < GOOD_PASSWORD_LENGTH ? 'risk' : 'ok',
    });
  }
  return findings;
}
