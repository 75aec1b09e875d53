import { invalidRequest, type ContentBlock, type ToolUseBlock } from '@q2api/turn';
import { readTextContent } from '../read-content.js';
import { type Fields, isAbsent, readArray, readName, readObject, readString } from '../../read-json.js';
import { parseToolArguments } from '../tool-arguments.js';
import { unsupportedParameter } from '../unsupported.js';
import { readChatPart } from './chat-content.js';

/**
 * Content of an assistant message of the history: its text, then its calls. `reasoning_content` is left out, because
 * thinking is worth nothing upstream without the signature that this protocol cannot carry.
 * @param legacyCallId id for the call of the deprecated form, which has none; undefined when there is no such call.
 */
export function readAssistantContent(
  message: Fields,
  path: string,
  legacyCallId: string | undefined,
): ContentBlock[] {
  if (!isAbsent(message.audio)) throw unsupportedParameter(`${path}.audio`, 'audio is not available');
  const content: ContentBlock[] = [
    ...readTextContent(message.content ?? '', `${path}.content`, readChatPart),
    ...readTextContent(message.refusal ?? '', `${path}.refusal`, readChatPart),
  ];
  if (!isAbsent(message.tool_calls)) {
    const callsPath = `${path}.tool_calls`;
    readArray(message.tool_calls, callsPath).forEach((call, index) =>
      content.push(readToolCall(readObject(call, `${callsPath}.${index}`), `${callsPath}.${index}`)),
    );
  }
  if (legacyCallId !== undefined) {
    const callPath = `${path}.function_call`;
    content.push(readFunctionCall(legacyCallId, readObject(message.function_call, callPath), callPath));
  }
  return content;
}

/** Some clients leave `type` out; the field that is there says it as well. */
function readToolCall(call: Fields, path: string): ToolUseBlock {
  const toolUseId = readName(call.id, `${path}.id`);
  if (call.type === 'custom') {
    const custom = readObject(call.custom, `${path}.custom`);
    const input = readString(custom.input, `${path}.custom.input`);
    return {
      type: 'tool-use',
      toolUseId,
      name: readName(custom.name, `${path}.custom.name`),
      input: { input },
    };
  }
  if (!isAbsent(call.type) && call.type !== 'function') {
    throw invalidRequest(`${path}.type`, 'must be function or custom');
  }
  return readFunctionCall(toolUseId, readObject(call.function, `${path}.function`), `${path}.function`);
}

function readFunctionCall(toolUseId: string, call: Fields, path: string): ToolUseBlock {
  const name = readName(call.name, `${path}.name`);
  const json = isAbsent(call.arguments) ? '' : readString(call.arguments, `${path}.arguments`);
  return { type: 'tool-use', toolUseId, name, input: parseToolArguments(json) };
}
