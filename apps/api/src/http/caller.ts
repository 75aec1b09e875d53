import type { Response } from 'express';

/** Notes whose request it is. @param caller a name that is the same for the same API key, without being the key */
export function noteCaller(response: Response, caller: string): void {
  response.locals['caller'] = caller;
}

/** Whose request it is; undefined as long as nobody has asked for an API key. */
export function callerOf(response: Response): string | undefined {
  return response.locals['caller'] as string | undefined;
}
