import { sendRequest } from '../../../lib/api-client.js';

const TIMEOUT_MS = 60_000;

export interface ProbeRequest {
  baseUrl: string;
  /** '' when the gateway asks for none. */
  apiKey: string;
  model: string;
}

export interface Probe {
  text: string;
  totalMs: number;
}

/** One small turn over /v1, as any other client would send it. The key is used here and kept nowhere. */
export async function probeApi({ baseUrl, apiKey, model }: ProbeRequest): Promise<Probe> {
  const startedAt = performance.now();
  const body = { model, max_tokens: 64, messages: [{ role: 'user', content: 'Say hello in one sentence.' }] };
  const response = await sendRequest(`${baseUrl}/v1/messages`, {
    method: 'POST',
    body,
    timeoutMs: TIMEOUT_MS,
    waitsForSignIn: false,
    ...(apiKey !== '' && { headers: { authorization: `Bearer ${apiKey}` } }),
  });
  const message = (await response.json()) as { content: { type: string; text?: string }[] };
  const text = message.content.map((block) => block.text ?? '').join('');
  return { text, totalMs: performance.now() - startedAt };
}
