import type { AnswerDraft } from './answer-draft.js';
import { ChatAnswerReader } from './chat-answer-reader.js';
import { ClaudeAnswerReader } from './claude-answer-reader.js';

/** Reads a protocol's events into a draft. */
export interface AnswerReader {
  /** @param data of one event. Throws StreamError when the event is an error. @returns true when the model said something */
  push(data: string): boolean;
  /** Throws StreamError when the stream ended too early. */
  end(): void;
}

export function createAnswerReader(protocol: 'claude' | 'openai', draft: AnswerDraft): AnswerReader {
  return protocol === 'claude' ? new ClaudeAnswerReader(draft) : new ChatAnswerReader(draft);
}
