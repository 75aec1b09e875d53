import type {
  AmazonQToolUse,
  AssistantResponseMessage,
  GenerateAssistantResponseRequest,
  UserInputMessage,
} from '@q2api/amazonq-types';

const ID = /^[a-zA-Z0-9_-]{1,64}$/;
const NAME = /^[a-zA-Z0-9_-]{1,63}$/;

/**
 * What the upstream is known to demand, written down without looking at the converter.
 * Throws an Error naming the first rule that the request breaks.
 */
export function checkRequest(request: GenerateAssistantResponseRequest): void {
  const { history = [], currentMessage } = request.conversationState;
  demand(history.length % 2 === 0, 'the history ends with the assistant');
  const messages = [...history, currentMessage];
  const toolNames = checkTools(currentMessage.userInputMessage);
  const ids = new Set<string>();
  let open: AmazonQToolUse[] = [];
  messages.forEach((message, index) => {
    const isLast = index === messages.length - 1;
    demand('userInputMessage' in message === (index % 2 === 0), `message ${index} has the right side`);
    if ('userInputMessage' in message) {
      checkUser(message.userInputMessage, open, isLast);
      open = [];
    } else {
      open = checkAssistant(message.assistantResponseMessage, toolNames, ids);
    }
  });
  checkDocumentNames(
    messages.flatMap((message) => ('userInputMessage' in message ? [message.userInputMessage] : [])),
  );
  checkValues(request, '');
}

function checkUser(message: UserInputMessage, open: AmazonQToolUse[], isCurrent: boolean): void {
  demand(message.content.trim() !== '', 'a user message has content');
  demand(message.origin !== undefined, 'a user message has an origin');
  demand((message.images?.length ?? 0) <= 10, 'at most 10 images');
  if (!isCurrent) {
    demand(message.modelId === undefined, 'only the current message names a model');
    demand(message.userInputMessageContext?.tools === undefined, 'only the current message offers tools');
  }
  const results = message.userInputMessageContext?.toolResults ?? [];
  const answered = results.map(({ toolUseId }) => toolUseId).join();
  demand(
    answered === open.map(({ toolUseId }) => toolUseId).join(),
    'each tool use is answered once, in order',
  );
  for (const { content } of results) {
    for (const part of content) {
      if ('text' in part) demand(part.text.trim() !== '', 'a result text is not blank');
      else demand(isObject(part.json), 'a result JSON is an object');
    }
  }
}

function checkAssistant(
  message: AssistantResponseMessage,
  toolNames: Set<string>,
  ids: Set<string>,
): AmazonQToolUse[] {
  demand(message.content !== '', 'an assistant message has content');
  const { toolUses = [] } = message;
  for (const { toolUseId, name, input } of toolUses) {
    demand(ID.test(toolUseId) && !ids.has(toolUseId), `the id ${toolUseId} is legal and new`);
    ids.add(toolUseId);
    demand(toolNames.has(name), `the used tool ${name} is offered`);
    demand(isObject(input), 'an input is an object');
  }
  return toolUses;
}

function checkTools(current: UserInputMessage): Set<string> {
  const names = new Set<string>();
  for (const { toolSpecification } of current.userInputMessageContext?.tools ?? []) {
    const { name, description, inputSchema } = toolSpecification;
    demand(NAME.test(name) && !names.has(name), `the tool name ${name} is legal and new`);
    names.add(name);
    demand(description !== undefined && description.trim() !== '', 'a description is not blank');
    demand((description?.length ?? 0) <= 10_240, 'a description is not too long');
    demand(inputSchema.json.type === 'object', 'a schema is of an object');
    demand(isObject(inputSchema.json.properties), 'a schema has properties');
    demand(!('$schema' in inputSchema.json), 'a schema names no dialect');
  }
  return names;
}

function checkDocumentNames(messages: UserInputMessage[]): void {
  const names = messages.flatMap(({ documents = [] }) => documents.map(({ name }) => name.toLowerCase()));
  demand(new Set(names).size === names.length, 'document names are unique');
  demand(
    names.every((name) => /^[a-z0-9()[\] -]{1,200}$/.test(name)),
    'document names are legal',
  );
}

/** No null, no empty list, no empty key, no broken text anywhere, except where a tool schema may say so. */
function checkValues(value: unknown, path: string): void {
  if (typeof value === 'string') {
    demand(value.isWellFormed() && !value.includes('\0'), `${path} is clean text`);
  }
  if (typeof value !== 'object') return;
  demand(value !== null || path.includes('.json') || path.includes('.input.'), `${path} is not null`);
  if (Array.isArray(value)) {
    demand(value.length > 0 || path.includes('.json') || path.includes('.input.'), `${path} is not empty`);
  }
  for (const [key, member] of Object.entries(value ?? {})) {
    demand(key !== '', `${path} has no empty key`);
    checkValues(member, `${path}.${key}`);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function demand(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`broken rule: ${rule}`);
}
