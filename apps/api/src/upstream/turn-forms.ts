import type { ModelCapabilities } from '@q2api/converter';
import type { TurnRequest } from '@q2api/turn';
import { withoutParts, withoutThinking } from './leaving-out/leave-out.js';
import type { OptionalPart } from './leaving-out/optional-part.js';
import { type PreparationOptions, PreparedTurn } from './prepared-turn.js';

interface Form {
  capabilities: ModelCapabilities;
  leftOut: ReadonlySet<OptionalPart>;
  prepared: PreparedTurn;
}

/** The forms that one client request takes: what may be sent differs between accounts. Each is converted once. */
export class TurnForms {
  private readonly forms: Form[] = [];

  constructor(
    readonly turn: TurnRequest,
    private readonly options: Pick<
      PreparationOptions,
      'modelId' | 'conversationId' | 'thinkingTags' | 'notes'
    >,
  ) {}

  /** @throws TurnError `invalid-request` for what the model cannot take. */
  form(capabilities: ModelCapabilities, leftOut: ReadonlySet<OptionalPart>): PreparedTurn {
    const known = this.forms.find(
      (form) => form.capabilities === capabilities && isSame(form.leftOut, leftOut),
    );
    if (known !== undefined) return known.prepared;
    const prepared = new PreparedTurn(leftOut.has('thinking') ? withoutThinking(this.turn) : this.turn, {
      ...this.options,
      capabilities: leftOut.size === 0 ? capabilities : withoutParts(capabilities, leftOut),
      notes: [...this.options.notes, ...[...leftOut].map((part) => `left out ${part.replace('-', ' ')}`)],
    });
    this.forms.push({ capabilities, leftOut, prepared });
    return prepared;
  }
}

function isSame(a: ReadonlySet<OptionalPart>, b: ReadonlySet<OptionalPart>): boolean {
  return a.size === b.size && [...a].every((part) => b.has(part));
}
