import { randomUUID } from 'node:crypto';
import {
  type ClaudeRequestOptions,
  ClaudeStreamEncoder,
  fromClaudeRequest,
  toClaudeMessage,
} from '@q2api/converter';
import type { Response } from 'express';
import { readTurn, streamTurn } from '../http/answer-turn.js';
import { reportTurn } from '../http/report-turn.js';
import { sendJson } from '../http/send-json.js';
import { turnOptions } from '../http/turn-options.js';
import type { TurnService } from '../upstream/turn.service.js';

/**
 * Answers the body of `POST /v1/messages`, as a whole or streamed (Anthropic Messages API).
 * @throws TurnError as long as nothing has been sent
 */
export async function answerMessages(
  turns: Pick<TurnService, 'open'>,
  body: unknown,
  response: Response,
  options: ClaudeRequestOptions = {},
): Promise<void> {
  const { turn, stream, ignored, thinkingOutput } = fromClaudeRequest(body, options);
  const answer = await turns.open(turn, turnOptions(response));
  reportTurn(response, answer.served, ignored);

  const messageId = `msg_${randomUUID().replaceAll('-', '')}`;
  const inputTokens = answer.served.roughInputTokens;
  const form = { messageId, model: turn.model, thinkingOutput, inputTokens };
  if (!stream) return sendJson(response, toClaudeMessage(await readTurn(answer, response), form));
  await streamTurn(answer, new ClaudeStreamEncoder(form), response);
}
