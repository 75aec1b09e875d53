import type { ChatTestRequest } from '@q2api/admin-contract';
import type { ChatTurnRequest } from '../chat-state.js';

const PATHS = { claude: '/v1/messages', openai: '/v1/chat/completions' } as const;

/**
 * The request as a command for a POSIX shell. With one account chosen it is the console's own address, for /v1 lets
 * nobody choose.
 */
export function toCurl(request: ChatTurnRequest, baseUrl: string): string {
  const { protocol, accountId, body } = request;
  const isPool = accountId === null;
  const url = `${baseUrl}${isPool ? PATHS[protocol] : '/v2/chat/test'}`;
  const test: ChatTestRequest = { protocol, request: body, ...(!isPool && { accountId }) };
  const secret = isPool ? '$API_KEY' : '$ADMIN_PASSWORD';
  return [
    `curl -N ${quote(url)}`,
    `-H 'content-type: application/json'`,
    // Double quotes: the shell puts the secret in.
    `-H "authorization: Bearer ${secret}"`,
    ...(protocol === 'claude' && isPool ? [`-H 'anthropic-version: 2023-06-01'`] : []),
    `--data-raw ${quote(JSON.stringify(isPool ? body : test))}`,
  ].join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
