const MODEL = 'claude-sonnet-4.5';
const QUESTION = { role: 'user', content: 'Say hello in one sentence.' };

/** What the demo prints once everything is up; each command works as it stands. */
export function welcome(baseUrl) {
  return `
q2api is running, in front of a local emulator of Amazon Q (nothing leaves this machine).

  Console    ${baseUrl}/
  API docs   ${baseUrl}/docs

Claude API, streamed:

${curl(`${baseUrl}/v1/messages`, { model: MODEL, max_tokens: 256, stream: true, messages: [QUESTION] })}

OpenAI API, streamed:

${curl(`${baseUrl}/v1/chat/completions`, { model: MODEL, stream: true, messages: [QUESTION] })}

Ctrl-C stops everything.
`;
}

function curl(url, body) {
  return `curl -N ${url} -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
}
