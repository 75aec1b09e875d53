import { TurnError } from '@q2api/turn';
import type { UpstreamFailure } from './upstream-failure.js';
import { FAILURE_RULES, type FailureRule } from './upstream-failure-rules.js';

/** Figures for "prompt is too long", in tokens. */
export interface PromptSize {
  estimatedTokens: number;
  maxInputTokens: number;
}

/**
 * What a failure of the upstream means. Total: whatever matches no rule is `upstream-unavailable` for a 5xx and
 * `upstream-protocol` otherwise. The failure itself is the error's `cause`, for the operator.
 * @param prompt lets the message of a context overflow give figures, which Claude Code compacts by
 */
export function toTurnError(failure: UpstreamFailure, prompt?: PromptSize): TurnError {
  const { status, code, reason, requestId } = failure;
  const rule = ruleFor(failure);
  const retryAfterMs = failure.retryAfterMs ?? rule.retryAfterMs;
  return new TurnError(rule.kind, clientMessage(rule, failure, prompt), {
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    upstream: {
      ...(status !== undefined && { status }),
      ...(code !== undefined && { code }),
      ...(reason !== undefined && { reason }),
      ...(requestId !== undefined && { requestId }),
    },
    cause: failure,
  });
}

/** The phrasing clients recognise and parse: `prompt is too long: A tokens > B maximum` (Anthropic API). */
export function promptTooLong({ estimatedTokens, maxInputTokens }: PromptSize): string {
  // Our A is an estimate; the upstream counted more than B, so a smaller estimate is known to be wrong.
  const tokens = Math.max(estimatedTokens, maxInputTokens + 1);
  return `prompt is too long: ${tokens} tokens > ${maxInputTokens} maximum`;
}

function clientMessage(rule: FailureRule, failure: UpstreamFailure, prompt: PromptSize | undefined): string {
  if (rule.kind === 'context-overflow' && prompt !== undefined) return promptTooLong(prompt);
  return rule.message.replace('{message}', () => failure.message);
}

/** The strongest signal decides: reason, words, exception, status. */
function ruleFor({ reason, message, code, status }: UpstreamFailure): FailureRule {
  return (
    FAILURE_RULES.find(({ reasons }) => reason !== undefined && reasons?.includes(reason)) ??
    FAILURE_RULES.find(({ text }) => text?.test(message)) ??
    FAILURE_RULES.find(({ codes }) => code !== undefined && codes?.includes(code)) ??
    FAILURE_RULES.find(({ statuses }) => status !== undefined && statuses?.includes(status)) ??
    lastResort(status)
  );
}

function lastResort(status: number | undefined): FailureRule {
  return status !== undefined && status >= 500
    ? { kind: 'upstream-unavailable', message: 'The upstream failed to answer. Try again.' }
    : { kind: 'upstream-protocol', message: 'The upstream answered in a way that is not understood.' };
}
