export type Protocol = 'claude' | 'openai';

const MODEL = 'claude-sonnet-4.5';

/** A command that streams one answer, to paste into a shell. */
export function curlExample(protocol: Protocol, baseUrl: string): string {
  const message = { role: 'user', content: 'Say hello in one sentence.' };
  const path = protocol === 'claude' ? '/v1/messages' : '/v1/chat/completions';
  const limit = protocol === 'claude' ? { max_tokens: 256 } : {};
  const body = JSON.stringify({ model: MODEL, ...limit, stream: true, messages: [message] });
  return [`curl -N ${baseUrl}${path}`, `-H 'Content-Type: application/json'`, `-d '${body}'`].join(' \\\n  ');
}
