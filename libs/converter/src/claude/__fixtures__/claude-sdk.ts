import Anthropic from '@anthropic-ai/sdk';

/** The official SDK, answered with the given SSE text instead of by a server. */
export function sdkReading(sse: string): Anthropic {
  return sdk(() => new Response(sse, { headers: { 'content-type': 'text/event-stream' } }));
}

/** The official SDK, answered with a JSON body. */
export function sdkReceiving(body: unknown, status = 200, headers: Record<string, string> = {}): Anthropic {
  return sdk(() => Response.json(body, { status, headers }));
}

/** A request of the SDK's; what it asks for is without meaning here. */
export const ANY_REQUEST = {
  model: 'claude-opus-5-5',
  max_tokens: 1000,
  messages: [{ role: 'user' as const, content: 'hi' }],
};

function sdk(answer: () => Response): Anthropic {
  return new Anthropic({
    apiKey: 'test',
    baseURL: 'http://gateway.test',
    maxRetries: 0,
    fetch: () => Promise.resolve(answer()),
  });
}
