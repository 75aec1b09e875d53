import type { AppConfig } from '../config/app-config.js';
import { listensOnNetwork } from '../config/listens-on-network.js';

/** What is open to other machines, each with its remedy; nothing while only this machine can reach the port. */
export function exposureWarnings({ host, openaiKeys, adminPassword }: AppConfig): string[] {
  if (!listensOnNetwork(host)) return [];
  const warnings: string[] = [];
  if (openaiKeys.length === 0) {
    warnings.push(`/v1 is open to everyone who can reach ${host}: set OPENAI_KEYS.`);
  }
  if (adminPassword === undefined) {
    warnings.push(`/v2 has no password while ${host} can be reached from elsewhere: set ADMIN_PASSWORD.`);
  }
  return warnings;
}
