import type { Response } from 'express';

/** Adds fields to the line that will be logged for this request. Their texts are the caller's responsibility. */
export function addLogFields(response: Response, fields: object): void {
  response.locals['logFields'] = Object.assign(logFieldsOf(response) ?? {}, fields);
}

export function logFieldsOf(response: Response): object | undefined {
  return response.locals['logFields'] as object | undefined;
}
