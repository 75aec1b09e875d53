import type { ChatTestRequest } from '@q2api/admin-contract';
import type { ChatStream } from './api/open-chat-stream.js';
import { AnswerDraft } from './answer/answer-draft.js';
import { createAnswerReader } from './answer/answer-reader.js';
import {
  type Answer,
  type ChatImage,
  type ChatMessage,
  type ChatSettings,
  type ChatState,
  DEFAULT_SETTINGS,
  type Question,
  type ToolResult,
} from './chat-state.js';
import { toRequestBody } from './request/to-request-body.js';

export interface ChatSessionOptions {
  openStream: (request: ChatTestRequest, signal: AbortSignal) => Promise<ChatStream>;
  /** Runs the callback before the next paint. */
  schedule: (callback: () => void) => void;
  /** Milliseconds since the epoch. */
  now: () => number;
  createId: () => string;
}

/**
 * The conversation of the chat page. It outlives the page, so that looking elsewhere loses nothing.
 * Events change a draft; React sees at most one state per frame, however fast they come.
 */
export class ChatSession {
  #state: ChatState = {
    settings: DEFAULT_SETTINGS,
    draft: { text: '', images: [] },
    messages: [],
    isStreaming: false,
  };
  #abort: AbortController | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly options: ChatSessionOptions) {}

  readonly getState = (): ChatState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  changeSettings(changes: Partial<ChatSettings>): void {
    this.set({ settings: { ...this.#state.settings, ...changes } });
  }

  changeDraft(changes: Partial<ChatState['draft']>): void {
    this.set({ draft: { ...this.#state.draft, ...changes } });
  }

  addImages(images: ChatImage[]): void {
    this.changeDraft({ images: [...this.#state.draft.images, ...images] });
  }

  /** Sends the draft. */
  send(): void {
    const { text, images } = this.#state.draft;
    if (this.#state.isStreaming || (text.trim() === '' && images.length === 0)) return;
    this.set({ draft: { text: '', images: [] } });
    this.ask({ text, images, toolResults: [] });
  }

  /** Answers the tool calls of the last answer. */
  sendToolResults(toolResults: ToolResult[]): void {
    if (!this.#state.isStreaming) this.ask({ text: '', images: [], toolResults });
  }

  /** Asks the last question again, with the settings of now. */
  retry(): void {
    const { messages } = this.#state;
    const last = messages.findLastIndex(({ role }) => role === 'user');
    if (this.#state.isStreaming || last === -1) return;
    this.set({ messages: messages.slice(0, last + 1) });
    void this.run();
  }

  /** At once, whatever the server does. */
  stop(): void {
    this.#abort?.abort();
  }

  clear(): void {
    this.stop();
    this.set({ messages: [] });
  }

  private ask(question: Omit<Question, 'role' | 'id'>): void {
    const message: Question = { role: 'user', id: this.options.createId(), ...question };
    this.set({ messages: [...this.#state.messages, message] });
    void this.run();
  }

  private async run(): Promise<void> {
    const { options } = this;
    const { settings, messages } = this.#state;
    const { protocol, accountId } = settings;
    const abort = new AbortController();
    const id = options.createId();
    const request = { protocol, accountId, body: {} };
    const draft = new AnswerDraft(id, request, options.now());
    const show = (status: Answer['status'], error?: unknown): void =>
      this.showAnswer(draft.snapshot(status, options.now(), error));

    this.#abort = abort;
    this.set({ isStreaming: true });
    show('streaming');
    // The stop button does not wait for the server, nor for the browser's stream to notice.
    const end = (status: Answer['status'], error?: unknown): void => {
      if (this.#abort !== abort) return;
      this.#abort = undefined;
      show(status, error);
      this.set({ isStreaming: false });
    };
    abort.signal.addEventListener('abort', () => end('stopped'), { once: true });
    try {
      request.body = toRequestBody(settings, toHistory(messages));
      await this.read(draft, request, abort.signal, () => this.#abort === abort && show('streaming'));
      end('done');
    } catch (error) {
      end('failed', error);
    }
  }

  private async read(
    draft: AnswerDraft,
    { protocol, accountId, body }: Answer['request'],
    signal: AbortSignal,
    show: () => void,
  ): Promise<void> {
    const { openStream, schedule, now } = this.options;
    const stream = await openStream(
      { protocol, request: body, ...(accountId !== null && { accountId }) },
      signal,
    );
    draft.accountId = stream.accountId;
    draft.servedModel = stream.model;
    const reader = createAnswerReader(protocol, draft);
    let isScheduled = false;
    for await (const batch of stream.batches) {
      if (signal.aborted) return;
      draft.countBytes(now());
      for (const { event, data } of batch) {
        draft.addRaw(event, data);
        if (reader.push(data)) draft.countContent(now());
      }
      if (isScheduled) continue;
      isScheduled = true;
      schedule(() => {
        isScheduled = false;
        show();
      });
    }
    reader.end();
  }

  private showAnswer(answer: Answer): void {
    const { messages } = this.#state;
    const kept = messages.at(-1)?.id === answer.id ? messages.slice(0, -1) : messages;
    this.set({ messages: [...kept, answer] });
  }

  private set(changes: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

/** What the model is told of the conversation: an answer without content would be refused, and its question with it. */
function toHistory(messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.filter((message, index) => {
    const answer = message.role === 'assistant' ? message : messages[index + 1];
    return answer?.role !== 'assistant' || answer.blocks.length > 0;
  });
}
