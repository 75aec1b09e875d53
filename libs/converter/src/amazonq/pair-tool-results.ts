import type { ContentBlock, ToolResultBlock, ToolResultContent, ToolUseBlock } from '@q2api/turn';
import { CANCELLED } from './fillers.js';
import { foldToolResult } from './fold-tool-result.js';
import type { Repairs } from './repairs.js';

/** A tool use of the turn before, with the id it has upstream. */
export interface AwaitedToolUse {
  upstreamId: string;
  block: ToolUseBlock;
}

/** The one answer to a tool use. `toolUseId` is the upstream's. */
export interface PairedToolResult {
  toolUseId: string;
  isError: boolean;
  content: ToolResultContent[];
}

export interface PairedTurn {
  /** Exactly one per awaited use, in the order of the uses. */
  results: PairedToolResult[];
  /** Everything else of the turn; results that answer no use of the turn before are texts now. */
  blocks: ContentBlock[];
}

/**
 * Answers each tool use exactly once, in order, in the turn that follows it: anything else fails the request
 * (TOOL_USE_RESULT_MISMATCH, AWS model) or makes the model repeat its calls (observed). Missing results are
 * reported to the model as cancelled and orphans become text, both as Q CLI does it.
 */
export function pairToolResults(
  awaited: readonly AwaitedToolUse[],
  blocks: readonly ContentBlock[],
  repairs: Repairs,
): PairedTurn {
  const answers = new AnswersById(awaited, repairs);
  const rest: ContentBlock[] = [];
  for (const block of blocks) {
    if (block.type !== 'tool-result') rest.push(block);
    else if (!answers.add(block)) {
      repairs.count('foldedResults');
      rest.push(...foldToolResult(block));
    }
  }
  return { results: awaited.map((use) => toPairedResult(use, answers.of(use), repairs)), blocks: rest };
}

/** Uses that share a client id are answered in turn; what is left over belongs to the last of them. */
class AnswersById {
  private readonly waiting = new Map<string, AwaitedToolUse[]>();
  private readonly answers = new Map<AwaitedToolUse, ToolResultBlock[]>();
  private readonly lastAnswered = new Map<string, AwaitedToolUse>();

  constructor(
    awaited: readonly AwaitedToolUse[],
    private readonly repairs: Repairs,
  ) {
    for (const use of awaited.toReversed()) {
      const uses = this.waiting.get(use.block.toolUseId);
      if (uses === undefined) this.waiting.set(use.block.toolUseId, [use]);
      else uses.push(use);
    }
  }

  /** False when the result answers none of the awaited uses. */
  add(result: ToolResultBlock): boolean {
    const use = this.waiting.get(result.toolUseId)?.pop();
    if (use !== undefined) {
      this.lastAnswered.set(result.toolUseId, use);
      this.answers.set(use, [result]);
      return true;
    }
    const answered = this.lastAnswered.get(result.toolUseId);
    if (answered === undefined) return false;
    this.repairs.count('mergedResults');
    const earlier = this.of(answered);
    // A client that repeats a result verbatim means it once.
    if (JSON.stringify(earlier.at(-1)) !== JSON.stringify(result)) earlier.push(result);
    return true;
  }

  of(use: AwaitedToolUse): ToolResultBlock[] {
    return this.answers.get(use) ?? [];
  }
}

function toPairedResult(use: AwaitedToolUse, answers: ToolResultBlock[], repairs: Repairs): PairedToolResult {
  const toolUseId = use.upstreamId;
  const last = answers.at(-1);
  if (last === undefined) {
    repairs.count('cancelledToolUses');
    return { toolUseId, isError: true, content: [{ type: 'text', text: CANCELLED }] };
  }
  const content = answers.length === 1 ? last.content : answers.flatMap((answer) => answer.content);
  return { toolUseId, isError: last.isError, content };
}
