import { randomUUID } from 'node:crypto';
import { ChatChunkEncoder, fromChatRequest, toChatCompletion } from '@q2api/converter';
import type { Response } from 'express';
import { readTurn, streamTurn } from '../http/answer-turn.js';
import { reportTurn } from '../http/report-turn.js';
import { sendJson } from '../http/send-json.js';
import { turnOptions } from '../http/turn-options.js';
import type { TurnService } from '../upstream/turn.service.js';

/**
 * Answers the body of `POST /v1/chat/completions`, as a whole or streamed (OpenAI Chat Completions API).
 * @throws TurnError as long as nothing has been sent
 */
export async function answerChat(
  turns: Pick<TurnService, 'open'>,
  body: unknown,
  response: Response,
): Promise<void> {
  const { turn, stream, includeUsage, ignored, showReasoning, callForms } = fromChatRequest(body);
  const answer = await turns.open(turn, turnOptions(response));
  reportTurn(response, answer.served, ignored);

  const form = {
    completionId: `chatcmpl-${randomUUID().replaceAll('-', '')}`,
    created: Math.floor(Date.now() / 1000),
    model: turn.model,
    showReasoning,
    callForms,
    includeUsage,
  };
  if (!stream) return sendJson(response, toChatCompletion(await readTurn(answer, response), form));
  await streamTurn(answer, new ChatChunkEncoder(form), response);
}
