/** Answer of `GET /v1/models`. */
export interface ClaudeModelList {
  data: ClaudeModelInfo[];
  has_more: boolean;
  first_id: string | null;
  last_id: string | null;
}

/** Answer of `GET /v1/models/{id}`. */
export interface ClaudeModelInfo {
  type: 'model';
  id: string;
  display_name: string;
  /** RFC 3339. */
  created_at: string;
  /** Tokens of the context window. */
  max_input_tokens?: number | null;
  /** Largest `max_tokens`. */
  max_tokens?: number | null;
}
