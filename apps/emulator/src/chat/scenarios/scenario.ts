import { type JsonValue } from '../../server/json.js';
import { type ChatTurn } from '../chat-turn.js';
import { type Step } from '../stream/step.js';

/**
 * Makes the steps of one answer. What it throws before its first step becomes an error status; it must not
 * throw afterwards.
 */
export type Scenario = (turn: ChatTurn, parameter: JsonValue | undefined) => Iterable<Step>;
