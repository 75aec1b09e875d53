const MODEL = 'claude-haiku-4.5';
/** Nothing may take longer: an answer takes seconds, a queue half a minute, retries a minute. */
const HANG_MS = 120_000;
const WORDS = ['alpha', 'beta', '中文', 'gamma', '🙂', 'delta', 'epsilon'];

const PROTOCOLS = {
  claude: {
    path: '/v1/messages',
    isEnd: ({ event }) => event === 'message_stop',
    textOf: ({ data }) => data.delta?.text ?? '',
  },
  openai: {
    path: '/v1/chat/completions',
    isEnd: ({ raw }) => raw === '[DONE]',
    textOf: ({ data }) => data.choices?.[0]?.delta?.content ?? '',
  },
};

/**
 * Asks for a text that is known beforehand, streamed, and tells what came of it: `complete` (exactly that text),
 * `error` (a true one, by status or in the stream), `left` (on purpose), `cut` (the connection broke) or `wrong`.
 */
export async function askOnce(baseUrl, random) {
  const protocol = PROTOCOLS[random.pick(['claude', 'openai'])];
  const text = Array.from({ length: 20 + random.below(20) }, () => random.pick(WORDS)).join(' ');
  const leaves = random.next() < 0.05;
  const prompt = `[[emulator:pace ${40 + random.below(80)}]][[emulator:text ${JSON.stringify(leaves ? { deltas: 5000 } : text)}]]`;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error('hang')), HANG_MS);
  if (leaves) setTimeout(() => controller.abort(new Error('left')), 200 + random.below(1500));
  try {
    const response = await fetch(`${baseUrl}${protocol.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        model: MODEL,
        max_tokens: 8000,
        stream: true,
        messages: [{ role: 'user', content: prompt }],
      }),
      signal: controller.signal,
    });
    const body = await response.text();
    return response.ok ? judgeStream(body, protocol, text) : judgeRefusal(response, body);
  } catch (error) {
    const reason = controller.signal.reason?.message;
    if (reason === 'hang') return { outcome: 'wrong', detail: 'no answer in two minutes' };
    return reason === 'left' ? { outcome: 'left' } : { outcome: 'cut', detail: String(error.cause ?? error) };
  } finally {
    clearTimeout(timer);
  }
}

function judgeRefusal(response, body) {
  const { message } = parse(body)?.error ?? {};
  // 500 is the gateway's own fault, and a busy client is to be told when to come back.
  const isTrue = typeof message === 'string' && response.status !== 500;
  return {
    outcome: isTrue ? 'error' : 'wrong',
    detail: `${response.status} ${message ?? body.slice(0, 200)}`,
  };
}

function judgeStream(body, protocol, expected) {
  const events = body
    .split('\n\n')
    .filter((block) => block.includes('data:'))
    .map(toEvent);
  const last = events.at(-1);
  const text = events.map((event) => (event.data ? protocol.textOf(event) : '')).join('');
  if (last && protocol.isEnd(last)) {
    return text === expected
      ? { outcome: 'complete' }
      : { outcome: 'wrong', detail: `complete, but not the text that was asked for: ${text.slice(0, 100)}` };
  }
  const message = last?.data?.error?.message;
  return typeof message === 'string'
    ? { outcome: 'error', detail: `in the stream: ${message}` }
    : { outcome: 'wrong', detail: 'the stream ended without end and without error' };
}

function toEvent(block) {
  const event = /^event: (.*)$/m.exec(block)?.[1];
  const raw = /^data: (.*)$/m.exec(block)?.[1] ?? '';
  return { event, raw, data: parse(raw) };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
