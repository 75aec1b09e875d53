import { type JsonValue } from '../../server/json.js';
import { CUT_MODES } from '../../settings.js';
import { type ChatTurn, USAGE_MODES } from '../chat-turn.js';
import { numberOr, requireChoice, stringOr } from '../markers/parameter.js';
import { seededRandom } from '../../random.js';

/** Markers that change how any scenario is answered; they may stand beside a scenario's own marker. */
export const MODIFIERS = {
  /** Milliseconds after each delta. */
  pace: (turn, parameter) => {
    turn.paceMs = numberOr(parameter, 30);
  },
  /** A cut mode. */
  cut: (turn, parameter) => {
    turn.cut = requireChoice(parameter, CUT_MODES);
  },
  seed: (turn, parameter) => {
    turn.random = seededRandom(numberOr(parameter, 1));
  },
  /** How the usage is told. */
  usage: (turn, parameter) => {
    turn.usageMode = requireChoice(parameter, USAGE_MODES);
  },
  'stop-reason': (turn, parameter) => {
    turn.stopReason = stringOr(parameter, 'MAX_TOKENS');
  },
  /** Milliseconds before the response headers. */
  'slow-headers': (turn, parameter) => {
    turn.headersDelayMs = numberOr(parameter, 1000);
  },
  /** Milliseconds between the response headers and the first frame. */
  'slow-first-byte': (turn, parameter) => {
    turn.firstByteDelayMs = numberOr(parameter, 1000);
  },
} satisfies Record<string, (turn: ChatTurn, parameter: JsonValue | undefined) => void>;
