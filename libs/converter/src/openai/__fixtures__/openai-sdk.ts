import OpenAI from 'openai';

/** The official SDK, answered with the given SSE text instead of by a server. */
export function sdkReading(sse: string): OpenAI {
  return sdk(() => new Response(sse, { headers: { 'content-type': 'text/event-stream' } }));
}

/** The official SDK, answered with a JSON body. */
export function sdkReceiving(body: unknown, status = 200, headers: Record<string, string> = {}): OpenAI {
  return sdk(() => Response.json(body, { status, headers }));
}

function sdk(answer: () => Response): OpenAI {
  return new OpenAI({
    apiKey: 'test',
    baseURL: 'http://gateway.test/v1',
    maxRetries: 0,
    fetch: () => Promise.resolve(answer()),
  });
}
