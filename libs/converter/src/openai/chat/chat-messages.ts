import { invalidRequest, type Message, type TextBlock, type ToolResultBlock } from '@q2api/turn';
import { readContent, readTextContent } from '../read-content.js';
import { type Fields, isAbsent, readArray, readName, readObject } from '../../read-json.js';
import { readAssistantContent } from './assistant-content.js';
import { readChatPart } from './chat-content.js';

export interface ChatConversation {
  /** The system and developer messages before the first other one. */
  system: TextBlock[];
  messages: Message[];
}

/**
 * Reads `messages`. Later system and developer messages stay where they are, and the results of one round of tool
 * calls, which OpenAI sends as a message each, become one user message.
 * @throws TurnError `invalid-request` naming the path.
 */
export function readChatMessages(value: unknown): ChatConversation {
  const items = readArray(value, 'messages');
  if (items.length === 0) throw invalidRequest('messages', 'must not be empty');
  const reader = new ChatMessageReader();
  items.forEach((item, index) => reader.push(readObject(item, `messages.${index}`), `messages.${index}`));
  return reader.end();
}

class ChatMessageReader {
  private readonly system: TextBlock[] = [];
  private readonly messages: Message[] = [];
  /** The open round of tool results: content of the last message while only results followed. */
  private results: ToolResultBlock[] | undefined;
  /** The deprecated form has no call ids: a result belongs to the last call. */
  private functionCallId: string | undefined;

  push(message: Fields, path: string): void {
    switch (message.role) {
      case 'system':
      case 'developer':
        return this.pushSystem(readTextContent(message.content, `${path}.content`, readChatPart));
      case 'user':
        return this.pushMessage({
          role: 'user',
          content: readContent(message.content, `${path}.content`, readChatPart),
        });
      case 'assistant':
        return this.pushAssistant(message, path);
      case 'tool':
        return this.pushResult(readName(message.tool_call_id, `${path}.tool_call_id`), message, path);
      case 'function':
        return this.pushResult(this.functionCallId ?? legacyCallId(path), message, path);
      default:
        throw invalidRequest(
          `${path}.role`,
          'must be one of system, developer, user, assistant, tool, function',
        );
    }
  }

  end(): ChatConversation {
    // Instructions alone are a prompt too, and a turn needs a message to answer.
    if (this.messages.length === 0) {
      if (this.system.length === 0) throw invalidRequest('messages', 'there is nothing to answer');
      return { system: [], messages: [{ role: 'system', content: this.system }] };
    }
    return { system: this.system, messages: this.messages };
  }

  private pushSystem(content: TextBlock[]): void {
    if (this.messages.length === 0) this.system.push(...content);
    else if (content.length > 0) this.pushMessage({ role: 'system', content });
  }

  private pushAssistant(message: Fields, path: string): void {
    const callId = isAbsent(message.function_call) ? undefined : legacyCallId(path);
    this.functionCallId = callId;
    const content = readAssistantContent(message, path, callId);
    if (content.length > 0) this.pushMessage({ role: 'assistant', content });
  }

  private pushResult(toolUseId: string, message: Fields, path: string): void {
    if (this.results === undefined) {
      const content: ToolResultBlock[] = [];
      this.pushMessage({ role: 'user', content });
      this.results = content;
    }
    // A tool may have nothing to say.
    const content = readContent(message.content ?? '', `${path}.content`, readChatPart);
    this.results.push({ type: 'tool-result', toolUseId, content, isError: false });
  }

  private pushMessage(message: Message): void {
    this.messages.push(message);
    this.results = undefined;
  }
}

function legacyCallId(path: string): string {
  return `call_${path.replace('.', '_')}`;
}
