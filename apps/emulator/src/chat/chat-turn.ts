import { randomBytes } from 'node:crypto';
import {
  type AmazonQTool,
  type AmazonQToolResult,
  type GenerateAssistantResponseRequest,
} from '@q2api/amazonq-types';
import { type EmulatedModel } from '../management/models.js';
import { type Random } from '../random.js';
import { type CutMode } from '../settings.js';

/** How the events after the answer tell the usage; see the README. */
export const USAGE_MODES = ['full', 'cache', 'context', 'stop-only', 'reversed', 'none'] as const;
type UsageMode = (typeof USAGE_MODES)[number];

/** What an answer is made of and from. One object per chat request. */
export interface ChatTurn {
  readonly request: GenerateAssistantResponseRequest;
  readonly model: EmulatedModel;
  /** Text of the current message. */
  readonly userText: string;
  readonly toolResults: readonly AmazonQToolResult[];
  readonly tools: readonly AmazonQTool[];
  /** Estimate: four characters a token. */
  readonly inputTokens: number;
  /** SendMessage only: nothing is answered but that it would be. */
  readonly isDryRun: boolean;
  /** Rounds of tool results since the message with the markers. */
  readonly round: number;
  random: Random;
  headersDelayMs: number;
  firstByteDelayMs: number;
  paceMs: number;
  cut: CutMode;
  usageMode: UsageMode;
  /** `stopReason` to report instead of the true one. */
  stopReason?: string;
  /** Counted while the answer is made. */
  outputCharacters: number;
}

export function estimateTokens(characters: number): number {
  return Math.ceil(characters / 4);
}

/** Bedrock's form of tool use ids. */
export function newToolUseId(): string {
  return `tooluse_${randomBytes(16).toString('base64url')}`;
}
