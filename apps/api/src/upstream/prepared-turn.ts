import type { GenerateAssistantResponseRequest } from '@q2api/amazonq-types';
import {
  AmazonQEventReader,
  askForTaggedThinking,
  estimateTurnTokens,
  explainRefusal,
  type ModelCapabilities,
  promptTooLong,
  toAmazonQRequest,
  type ToolNames,
} from '@q2api/converter';
import { ThinkingTagStage, TurnError, type TurnRequest } from '@q2api/turn';
import { type OptionalPart, optionalPartsOf } from './leaving-out/optional-part.js';
import { ORIGIN } from './origin.js';
import { RuledReader, rulesOf } from './ruled-reader.js';

/** Of JSON text in Latin script, as an order of magnitude. */
const CHARACTERS_PER_TOKEN = 4;

export interface PreparationOptions {
  modelId: string;
  capabilities: ModelCapabilities;
  conversationId: string;
  /** Whether a model without thinking of its own is asked to think in tags. */
  thinkingTags: boolean;
  /** What was done to the turn before, for the client to know. */
  notes: readonly string[];
}

/** One client request, converted and serialised once, however many attempts it takes. */
export class PreparedTurn {
  /** The upstream's id of the model. */
  readonly modelId: string;
  readonly repairs: readonly string[];
  private readonly capabilities: ModelCapabilities;
  private readonly toolNames: ToolNames;
  /** UTF-8. Not a string: it waits for the upstream, and V8 would carry a long one from heap to heap meanwhile. */
  private readonly json: Buffer;
  /** In UTF-16 units, as texts are. */
  private readonly jsonLength: number;
  /** True when the answer is to begin with thinking in tags. */
  private readonly isTagged: boolean;

  /** @throws TurnError `invalid-request` for what the model cannot take. */
  constructor(
    private readonly turn: TurnRequest,
    { modelId, capabilities, conversationId, thinkingTags, notes }: PreparationOptions,
  ) {
    this.modelId = modelId;
    this.capabilities = capabilities;
    const tagged = thinkingTags ? askForTaggedThinking(turn, capabilities) : undefined;
    this.isTagged = tagged !== undefined;
    const conversion = toAmazonQRequest(tagged ?? turn, {
      modelId,
      conversationId,
      origin: ORIGIN,
      capabilities,
    });
    this.toolNames = conversion.toolNames;
    this.repairs = [
      ...conversion.repairs,
      ...notes,
      ...(this.isTagged ? ['asked for thinking in tags'] : []),
    ];
    const json = JSON.stringify(conversion.request);
    this.json = Buffer.from(json);
    this.jsonLength = json.length;
  }

  /** The request as JSON. The profile, the only part that depends on the account, is spliced in. */
  bodyFor(profileArn: string | undefined): Buffer {
    if (profileArn === undefined) return this.json;
    const head = Buffer.from(`{"profileArn":${JSON.stringify(profileArn)},`);
    return Buffer.concat([head, this.json.subarray(1)]);
  }

  /** What the request has that it could do without. */
  get optionalParts(): ReadonlySet<OptionalPart> {
    return optionalPartsOf(this.parsed);
  }

  /** A reader for one answer to this request. */
  newReader(): RuledReader {
    // Not `this`: the reader lives as long as the answer, and the text of the request should not.
    const { turn } = this;
    const reader = new AmazonQEventReader({
      toolNames: this.toolNames,
      estimateInputTokens: () => estimateTurnTokens(turn),
      contextWindow: this.capabilities.maxInputTokens,
    });
    const rules = rulesOf(turn, this.capabilities, () => reader.usageSoFar());
    // First of all: the client's rules are about text, and what stands in the tags is none.
    return new RuledReader(reader, this.isTagged ? [new ThinkingTagStage(), ...rules] : rules);
  }

  /**
   * Size of the prompt in tokens, from its length alone: counting walks all of it, which costs more than the rest of the
   * request, and the answer's end brings the real figure. Attachments, long and cheap in tokens, are left out.
   */
  get roughInputTokens(): number {
    let attached = 0;
    for (const { content } of this.turn.messages) {
      for (const block of content) {
        if ('source' in block && block.source.type === 'base64') attached += block.source.data.length;
      }
    }
    return Math.max(1, Math.ceil((this.jsonLength - attached) / CHARACTERS_PER_TOKEN));
  }

  /** The same error with what only the request can tell of its cause. */
  explain(error: TurnError): TurnError {
    const { kind, details } = error;
    if (kind === 'context-overflow') return new TurnError(kind, this.describeOverflow(), details);
    // "Improperly formed request" is all that the upstream says of many faults (observed).
    if (kind !== 'invalid-request' || details.upstream === undefined) return error;
    return new TurnError(kind, `${error.message} ${this.describeRequest()}`, details);
  }

  /** With the figures by which clients compact their conversation. */
  private describeOverflow(): string {
    const { maxInputTokens } = this.capabilities;
    return promptTooLong({ estimatedTokens: estimateTurnTokens(this.turn), maxInputTokens });
  }

  private describeRequest(): string {
    return explainRefusal(this.parsed, this.json.length);
  }

  /** Only a refused request is looked at again: keeping the object would double what a waiting turn holds. */
  private get parsed(): GenerateAssistantResponseRequest {
    return JSON.parse(this.json.toString()) as GenerateAssistantResponseRequest;
  }
}
