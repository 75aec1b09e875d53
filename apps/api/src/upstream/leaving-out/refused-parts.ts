import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ThinkingBlock, TurnRequest } from '@q2api/turn';
import { RetryTimer } from '../retry-timer.js';
import { ExpiringSet } from './expiring-set.js';
import { withoutThinking } from './leave-out.js';
import type { OptionalPart } from './optional-part.js';

/** An upstream may change its mind; asking again every few hours costs one refusal. */
const LIFE_MS = 6 * 3_600_000;
const MAX_MEMBERS = 10_000;
const MODEL_PARTS = ['request-fields', 'cache-points'] as const;

/**
 * Remembers what the upstream has refused, so that it is not sent again for a while: request fields and cache points by
 * account and model, thinking by its signature, which stays wrong whoever sends it.
 */
@Injectable()
export class RefusedParts {
  private readonly parts: ExpiringSet;
  private readonly signatures: ExpiringSet;

  constructor(timer: RetryTimer) {
    const now = () => timer.now();
    this.parts = new ExpiringSet({ maxMembers: MAX_MEMBERS, lifeMs: LIFE_MS }, now);
    this.signatures = new ExpiringSet({ maxMembers: MAX_MEMBERS, lifeMs: LIFE_MS }, now);
  }

  /** What the account is known to be refused with the model. */
  of(accountId: string, modelId: string): ReadonlySet<OptionalPart> {
    return new Set(MODEL_PARTS.filter((part) => this.parts.has(partKey(accountId, modelId, part))));
  }

  /** The conversation without thinking that was refused before; the same object when there is none in it. */
  withoutRefusedThinking(turn: TurnRequest): TurnRequest {
    if (this.signatures.isEmpty) return turn;
    return withoutThinking(turn, (block) => this.signatures.has(signatureKey(block)));
  }

  remember(accountId: string, modelId: string, parts: Iterable<OptionalPart>, turn: TurnRequest): void {
    for (const part of parts) {
      if (part === 'thinking') this.rememberThinking(turn);
      else this.parts.add(partKey(accountId, modelId, part));
    }
  }

  private rememberThinking({ messages }: TurnRequest): void {
    for (const block of messages.flatMap(({ content }) => content)) {
      if (block.type === 'thinking') this.signatures.add(signatureKey(block));
    }
  }
}

function partKey(accountId: string, modelId: string, part: OptionalPart): string {
  return `${accountId} ${modelId} ${part}`;
}

/** Signatures and redacted thinking are long; only whether they are the same matters. */
function signatureKey({ signature, redacted }: ThinkingBlock): string {
  return createHash('sha256')
    .update(redacted ?? signature ?? '')
    .digest('base64');
}
