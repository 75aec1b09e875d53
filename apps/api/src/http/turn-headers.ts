import type { ServerResponse } from 'node:http';

/** What of a request the client should know without reading the docs. */
export interface TurnNotes {
  /** Fields that were accepted and have no effect. */
  ignored: readonly string[];
  /** What had to be mended for the upstream to accept the conversation. */
  repairs: readonly string[];
  /** The model that answers, by the upstream's own id. */
  modelId: string;
}

/** Sets the `x-q2api-*` headers of an answer, before anything is written. */
export function setTurnHeaders(response: ServerResponse, { ignored, repairs, modelId }: TurnNotes): void {
  response.setHeader('x-q2api-model', toHeaderValue([modelId]));
  if (ignored.length > 0) response.setHeader('x-q2api-ignored', toHeaderValue(ignored));
  if (repairs.length > 0) response.setHeader('x-q2api-repairs', toHeaderValue(repairs));
}

/** Names come from the client's own keys: anything may be in them, and a header holds visible ASCII only. */
function toHeaderValue(names: readonly string[]): string {
  return names
    .join(', ')
    .slice(0, 1000)
    .replace(/[^\x20-\x7e]/g, '?');
}
