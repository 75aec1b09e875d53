import type { ResponseOutputItem } from '@q2api/openai-types';

/** The events of one output item, as SSE text. Between its start and its end nothing else is written. */
export interface ItemStream {
  start(): string;
  delta(text: string): string;
  end(proof: ThinkingProof): ItemEnd;
}

export interface ItemEnd {
  text: string;
  /** The whole item, as it goes into the response. */
  item: ResponseOutputItem;
}

/** What proves thinking to the upstream; known at its end, and of thinking only. */
export interface ThinkingProof {
  signature?: string;
  redacted?: string;
}
