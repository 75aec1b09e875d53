import type { ChatProtocol } from '@q2api/admin-contract';

export interface ChatSettings {
  protocol: ChatProtocol;
  model: string;
  /** Null: the pool chooses. */
  accountId: string | null;
  system: string;
  maxTokens: number;
  thinking: boolean;
  /** Tool definitions in the protocol's own JSON; '' for none. */
  tools: string;
}

export interface ChatImage {
  id: string;
  name: string;
  /** `image/png` … */
  mediaType: string;
  base64: string;
}

export interface ToolResult {
  toolUseId: string;
  text: string;
}

export interface Question {
  role: 'user';
  id: string;
  text: string;
  images: ChatImage[];
  toolResults: ToolResult[];
}

export type AnswerBlock =
  | { type: 'text'; text: string }
  | { type: 'thinking'; thinking: string; signature?: string }
  | { type: 'redacted-thinking'; data: string }
  | { type: 'tool-use'; id: string; name: string; json: string };

export type AnswerStatus = 'streaming' | 'done' | 'stopped' | 'failed';

/** What went over the wire, as far as it is kept. */
export interface RawEvents {
  text: string;
  count: number;
  isCut: boolean;
}

export interface Answer {
  role: 'assistant';
  id: string;
  status: AnswerStatus;
  blocks: AnswerBlock[];
  stopReason: string | null;
  /** What the gateway or the stream said; null unless failed. */
  error: unknown;
  inputTokens: number | null;
  outputTokens: number | null;
  /** Milliseconds from sending to the first content and to the end. */
  firstTokenMs: number | null;
  totalMs: number | null;
  /** When the last bytes came, in milliseconds since the epoch: a stream can hang. */
  lastBytesAt: number;
  accountId: string | null;
  servedModel: string | null;
  raw: RawEvents;
  /** What was sent. */
  request: ChatTurnRequest;
}

export interface ChatTurnRequest {
  protocol: ChatProtocol;
  accountId: string | null;
  body: object;
}

export type ChatMessage = Question | Answer;

export interface ChatState {
  settings: ChatSettings;
  draft: { text: string; images: ChatImage[] };
  messages: readonly ChatMessage[];
  /** The answer that is being streamed, the last of `messages`. */
  isStreaming: boolean;
}

export const DEFAULT_SETTINGS: ChatSettings = {
  protocol: 'claude',
  model: 'claude-sonnet-4.5',
  accountId: null,
  system: '',
  maxTokens: 4096,
  thinking: false,
  tools: '',
};
