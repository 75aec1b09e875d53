import type { Answer, AnswerBlock, ChatTurnRequest, RawEvents } from '../chat-state.js';

/** More of the wire is counted, not kept. */
const MAX_RAW_LENGTH = 1_000_000;

/** An answer while it arrives. Changed in place, many times per frame; `snapshot()` is what React sees. */
export class AnswerDraft {
  readonly blocks: AnswerBlock[] = [];
  stopReason: string | null = null;
  inputTokens: number | null = null;
  outputTokens: number | null = null;
  accountId: string | null = null;
  servedModel: string | null = null;
  #firstTokenMs: number | null = null;
  #lastBytesAt: number;
  readonly #raw: RawEvents = { text: '', count: 0, isCut: false };

  /** @param sentAt milliseconds since the epoch */
  constructor(
    private readonly id: string,
    private readonly request: ChatTurnRequest,
    private readonly sentAt: number,
  ) {
    this.#lastBytesAt = sentAt;
  }

  countBytes(now: number): void {
    this.#lastBytesAt = now;
  }

  /** Something of the model itself has arrived. */
  countContent(now: number): void {
    this.#firstTokenMs ??= now - this.sentAt;
  }

  addRaw(event: string | undefined, data: string): void {
    const raw = this.#raw;
    raw.count += 1;
    if (raw.isCut) return;
    raw.text += event === undefined ? `data: ${data}\n\n` : `event: ${event}\ndata: ${data}\n\n`;
    if (raw.text.length > MAX_RAW_LENGTH) {
      raw.text = raw.text.slice(0, MAX_RAW_LENGTH);
      raw.isCut = true;
    }
  }

  snapshot(status: Answer['status'], now: number, error: unknown = null): Answer {
    return {
      role: 'assistant',
      id: this.id,
      status,
      blocks: this.blocks.map((block) => ({ ...block })),
      stopReason: this.stopReason,
      error,
      inputTokens: this.inputTokens,
      outputTokens: this.outputTokens,
      firstTokenMs: this.#firstTokenMs,
      totalMs: status === 'streaming' ? null : now - this.sentAt,
      lastBytesAt: this.#lastBytesAt,
      accountId: this.accountId,
      servedModel: this.servedModel,
      raw: { ...this.#raw },
      request: this.request,
    };
  }
}
