export type ChatProtocol = 'claude' | 'openai';

/**
 * Body of `POST /v2/chat/test`: one turn on behalf of the operator. The answer is what /v1 would give: the stream
 * of that protocol (`text/event-stream`) when `request.stream` is true, else its JSON; before the first event a failure
 * has its true status and the protocol's error body. The turn counts in the statistics like any other.
 */
export interface ChatTestRequest {
  protocol: ChatProtocol;
  /** Serve the turn with this account only; absent: the pool chooses. */
  accountId?: string;
  /** Body of `POST /v1/messages` or `POST /v1/chat/completions`. */
  request: object;
}

/** Headers that tell who served the turn. */
export const CHAT_TEST_HEADERS = {
  /** Id of the account. */
  account: 'x-q2api-account',
  /** The upstream's model id. */
  model: 'x-q2api-model',
} as const;

/** Answer of `POST /v2/accounts/{id}/test`: one tiny turn by that account. Times in milliseconds. */
export interface AccountTest {
  /** The upstream's id of the model that was asked. */
  model: string;
  firstTokenMs: number;
  durationMs: number;
}

/** One model of `GET /v2/models`: what the chat page offers. */
export interface ConsoleModel {
  /** As sent in requests. */
  id: string;
  name: string;
  /** Ids of the accounts that offer it. */
  accountIds: string[];
}

/** Answer of `GET /v2/models`: the models of all enabled accounts; cached, stale rather than failing. */
export interface ConsoleModelList {
  models: ConsoleModel[];
}
