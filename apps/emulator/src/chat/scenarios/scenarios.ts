import { defaultAnswer } from '../answer/default-answer.js';
import { codeReference, followup, otherEvents, unknownEvent } from './event-scenarios.js';
import {
  badCrc,
  badPreludeCrc,
  close,
  earlyException,
  error,
  hang,
  idle,
  invalidState,
  midStreamError,
  midStreamException,
  plainTextException,
  reset,
  resetBeforeResponse,
  truncatedFrame,
} from './fault-scenarios.js';
import { type Scenario } from './scenario.js';
import { bytes, empty, text } from './text-scenarios.js';
import { lateReasoning, redactedThinking, thinking, thinkingTags } from './thinking-scenarios.js';
import {
  parallelTools,
  toolBadJson,
  toolEmptyInput,
  toolNameOnce,
  toolObjectInput,
  toolRounds,
  tools,
  toolTruncated,
  toolUnstopped,
} from './tool-scenarios.js';

/** Every answer that a marker or a fault can choose, by its name there. The README tells what each does. */
export const SCENARIOS = {
  default: defaultAnswer,
  text,
  bytes,
  empty,
  tools,
  'tool-rounds': toolRounds,
  'parallel-tools': parallelTools,
  'tool-truncated': toolTruncated,
  'tool-bad-json': toolBadJson,
  'tool-empty-input': toolEmptyInput,
  'tool-object-input': toolObjectInput,
  'tool-name-once': toolNameOnce,
  'tool-unstopped': toolUnstopped,
  thinking,
  'redacted-thinking': redactedThinking,
  'thinking-tags': thinkingTags,
  'late-reasoning': lateReasoning,
  'unknown-event': unknownEvent,
  'other-events': otherEvents,
  followup,
  'code-reference': codeReference,
  error,
  'reset-before-response': resetBeforeResponse,
  'early-exception': earlyException,
  'mid-stream-exception': midStreamException,
  'plain-text-exception': plainTextException,
  'mid-stream-error': midStreamError,
  'invalid-state': invalidState,
  'truncated-frame': truncatedFrame,
  'bad-crc': badCrc,
  'bad-prelude-crc': badPreludeCrc,
  reset,
  close,
  idle,
  hang,
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
