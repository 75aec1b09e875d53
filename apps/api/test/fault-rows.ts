import type { AccountState } from '@q2api/admin-contract';
import type { ErrorRowName } from '../../emulator/src/faults/error-rows.js';
import { play } from './test-gateway.js';

/** What must come of a fault that every account of two meets. */
export interface Expected {
  /** Status of a Claude answer. */
  claude: number;
  /** Status of an OpenAI answer. */
  openai: number;
  /** Chat calls that the upstream saw. */
  attempts: number;
  /** States of both accounts afterwards. */
  states: [AccountState, AccountState];
}

const READY: [AccountState, AccountState] = ['ready', 'ready'];

const both = (status: number, attempts: number, states = READY): Expected => ({
  claude: status,
  openai: status,
  attempts,
  states,
});

/** The request is wrong: nobody else would take it. */
const WRONG_REQUEST = both(400, 1);
const QUOTA: Expected = { claude: 402, openai: 429, attempts: 2, states: ['exhausted', 'exhausted'] };
const LIMIT = both(429, 2, ['cooling-down', 'cooling-down']);
const SIGN_IN = both(401, 4, ['needs-sign-in', 'needs-sign-in']);
const FORBIDDEN = both(403, 2);
const OVERLOADED: Expected = { claude: 529, openai: 503, attempts: 3, states: READY };
const UNAVAILABLE = both(503, 3);
const TIMEOUT = both(504, 3);

/** Every row of the action table. Without a state of its own an account stays ready. */
export const ERROR_EXPECTATIONS = {
  malformed: WRONG_REQUEST,
  'request-body-invalid': WRONG_REQUEST,
  'input-too-long': WRONG_REQUEST,
  'prompt-too-long': WRONG_REQUEST,
  'input-too-long-no-reason': WRONG_REQUEST,
  'invalid-conversation': WRONG_REQUEST,
  'thinking-signature': WRONG_REQUEST,
  'tool-duplicate': WRONG_REQUEST,
  'image-size': WRONG_REQUEST,
  'document-size': WRONG_REQUEST,
  'invalid-model': both(404, 2),
  'profile-required': FORBIDDEN,
  'monthly-limit': QUOTA,
  'monthly-limit-400': QUOTA,
  'monthly-limit-429': QUOTA,
  'overage-limit': QUOTA,
  'daily-limit': QUOTA,
  'conversation-limit': both(429, 2),
  throttled: LIMIT,
  'throttled-retry-after': LIMIT,
  'credit-limit': LIMIT,
  'no-capacity': OVERLOADED,
  // One account only: nothing is rotated around a suspicion.
  'suspicious-activity': both(429, 1, ['cooling-down', 'ready']),
  suspended: both(403, 1, ['ready', 'suspended']),
  'bearer-invalid': SIGN_IN,
  'bearer-invalid-401': SIGN_IN,
  'feature-not-supported': FORBIDDEN,
  'not-authorized': FORBIDDEN,
  'access-denied': FORBIDDEN,
  kms: FORBIDDEN,
  'not-found': both(502, 3),
  'model-unavailable': OVERLOADED,
  'high-load': OVERLOADED,
  'server-error': UNAVAILABLE,
  'unavailable-500': UNAVAILABLE,
  unavailable: UNAVAILABLE,
  'bad-gateway': UNAVAILABLE,
  'gateway-timeout': TIMEOUT,
  'origin-timeout': TIMEOUT,
  'request-timeout': TIMEOUT,
} satisfies Record<ErrorRowName, Expected>;

/** Faults of the connection and of streams before their first event. */
export const EARLY_EXPECTATIONS: Record<string, { prompt: string } & Expected> = {
  'reset before the response': { prompt: play('reset-before-response'), ...UNAVAILABLE },
  'no headers in time': { prompt: play('slow-headers', 5_000), ...TIMEOUT },
  'headers, then silence': { prompt: play('slow-first-byte', 5_000), ...TIMEOUT },
  'empty stream': { prompt: play('empty'), ...UNAVAILABLE },
  'exception first': { prompt: play('early-exception', 'unavailable'), ...UNAVAILABLE },
  'limit as first frame': { prompt: play('early-exception', 'throttled'), ...LIMIT },
  'invalid state first': { prompt: play('invalid-state'), ...UNAVAILABLE },
};

/** Faults in the middle of a stream: the client has text already. The status is that of a whole answer. */
export const STREAM_EXPECTATIONS: Record<string, { prompt: string } & Expected> = {
  'exception in the middle': { prompt: play('mid-stream-exception'), ...both(503, 1) },
  'limit in the middle': {
    prompt: play('mid-stream-exception', 'throttled'),
    ...both(429, 1, ['cooling-down', 'ready']),
  },
  'exception in plain text': { prompt: play('plain-text-exception'), ...both(503, 1) },
  'error frame': { prompt: play('mid-stream-error'), ...both(502, 1) },
  'truncated frame': { prompt: play('truncated-frame'), ...both(502, 1) },
  'wrong checksum': { prompt: play('bad-crc'), ...both(502, 1) },
  'wrong prelude checksum': { prompt: play('bad-prelude-crc'), ...both(502, 1) },
  'connection reset': { prompt: play('reset'), ...both(503, 1) },
  'connection closed': { prompt: play('close'), ...both(503, 1) },
  'silence in the middle': { prompt: play('hang', { after: 3 }), ...both(504, 1) },
  'tool use cut off': { prompt: play('tool-truncated'), ...both(502, 1) },
  'tool use with half its JSON': { prompt: play('tool-bad-json'), ...both(502, 1) },
};
