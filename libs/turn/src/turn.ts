import type { JsonObject } from './json.js';
import type { StopReason, TurnUsage } from './turn-event.js';

/** A whole answer: what `collectTurn` folds the events of a turn into. */
export interface Turn {
  conversationId?: string;
  content: TurnBlock[];
  stopReason: StopReason;
  stopSequence?: string;
  usage: TurnUsage;
}

export type TurnBlock =
  | { type: 'text'; text: string }
  | { type: 'thinking'; thinking: string; signature?: string; redacted?: string }
  | { type: 'tool-use'; toolUseId: string; name: string; input: JsonObject };
