import { TurnError } from '@q2api/turn';

/** What a refused request is told. Throws when it was not refused. */
export function refusalOf(read: () => unknown): {
  kind: string;
  message: string;
  path?: string;
  code?: string;
} {
  try {
    read();
  } catch (error) {
    if (!(error instanceof TurnError)) throw error;
    return { kind: error.kind, message: error.message, ...error.details };
  }
  throw new Error('the request was accepted');
}
