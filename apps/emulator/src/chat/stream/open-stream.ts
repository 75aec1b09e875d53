import { randomUUID } from 'node:crypto';
import { type Call } from '../../server/call.js';
import { type ChatTurn } from '../chat-turn.js';
import { event, type Step, wait } from './step.js';

const STREAM_TYPE = 'application/vnd.amazon.eventstream';

/**
 * Sends the response headers and gives the steps of the body. The first step is made before: what an answer
 * throws until then still becomes an error status.
 *
 * The conversation id travels as a first `initial-response` frame in the awsJson form and as a header in the
 * REST form (AWS model codewhisperer-streaming 1.0.45); SendMessage has none.
 */
export function openStream(call: Call, turn: ChatTurn, answer: Iterable<Step>): Iterator<Step> {
  const steps = answer[Symbol.iterator]();
  const first = steps.next();
  const conversationId = turn.request.conversationState.conversationId ?? randomUUID();
  const tellsId = call.operation === 'GenerateAssistantResponse';
  call.response.writeHead(200, {
    'content-type': STREAM_TYPE,
    ...(tellsId && call.form === 'rest' && { 'x-amzn-codewhisperer-conversation-id': conversationId }),
  });
  call.response.flushHeaders();
  const head: Step[] = [];
  if (turn.firstByteDelayMs > 0) head.push(wait(turn.firstByteDelayMs));
  if (tellsId && call.form === 'awsJson') head.push(event('initial-response', { conversationId }));
  return chain(head, first, steps);
}

function* chain(head: Step[], first: IteratorResult<Step>, rest: Iterator<Step>): Generator<Step> {
  yield* head;
  for (let next = first; !next.done; next = rest.next()) yield next.value;
}
