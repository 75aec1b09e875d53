import type { Response } from 'express';
import { addLogFields } from '../logging/request-fields.js';
import { addHeader } from './head.js';

/** What a client, or the log, should know about an answer besides the answer. */
export interface TurnReport {
  /** What had to be mended for the upstream to accept the conversation. */
  repairs: readonly string[];
  /** The model that answers, by the upstream's own id. */
  modelId: string;
  /** Absent: no account was needed. */
  accountId?: string | undefined;
  /** The upstream's id of the call. */
  requestId?: string | undefined;
}

/** Tells the client in `x-q2api-*` headers, before anything is written, and the log in the request's line. */
export function reportTurn(response: Response, served: TurnReport, ignored: readonly string[]): void {
  const { repairs, modelId: model, accountId: account, requestId: upstreamRequestId } = served;
  addHeader(response, 'x-q2api-model', toHeaderValue([model]));
  if (ignored.length > 0) addHeader(response, 'x-q2api-ignored', toHeaderValue(ignored));
  if (repairs.length > 0) addHeader(response, 'x-q2api-repairs', toHeaderValue(repairs));
  addLogFields(response, { model, account, upstreamRequestId });
}

/** Names come from the client's own keys: anything may be in them, and a header holds visible ASCII only. */
function toHeaderValue(names: readonly string[]): string {
  return names
    .join(', ')
    .slice(0, 1000)
    .replace(/[^\x20-\x7e]/g, '?');
}
