import type { ChatDelta, ChatToolCallDelta } from '@q2api/openai-types';
import { parseCustomInput } from '../custom-tool.js';
import type { ToolCallForms } from './chat-tools.js';

/** The deltas of the tool calls of one answer, each call in the form in which its tool was offered. */
export class ToolCallDeltas {
  private index = -1;
  private name = '';
  /** Arguments so far; of a function only whether there are any matters. */
  private json = '';

  constructor(private readonly forms: ToolCallForms | undefined) {}

  start(id: string, name: string): ChatDelta | undefined {
    this.index += 1;
    this.name = name;
    this.json = '';
    if (this.forms?.legacy) return this.functionCall({ name, arguments: '' });
    if (this.isCustom()) return this.toolCall({ id, type: 'custom', custom: { name, input: '' } });
    return this.toolCall({ id, type: 'function', function: { name, arguments: '' } });
  }

  continue(partialJson: string): ChatDelta | undefined {
    if (this.isCustom()) {
      // The text is a string inside this JSON: it can be told only when the JSON is complete.
      this.json += partialJson;
      return undefined;
    }
    this.json ||= partialJson;
    return this.functionArguments(partialJson);
  }

  end(): ChatDelta | undefined {
    if (this.isCustom()) return this.toolCall({ custom: { input: parseCustomInput(this.json) } });
    // Clients parse the concatenated arguments: a call without any must still be JSON.
    return this.json === '' ? this.functionArguments('{}') : undefined;
  }

  private functionArguments(json: string): ChatDelta | undefined {
    return this.forms?.legacy
      ? this.functionCall({ arguments: json })
      : this.toolCall({ function: { arguments: json } });
  }

  /** Clients of the deprecated form concatenate all arguments they see: a second call would spoil the first. */
  private functionCall(call: NonNullable<ChatDelta['function_call']>): ChatDelta | undefined {
    return this.index === 0 ? { function_call: call } : undefined;
  }

  private toolCall(call: Omit<ChatToolCallDelta, 'index'>): ChatDelta {
    return { tool_calls: [{ index: this.index, ...call }] };
  }

  private isCustom(): boolean {
    return this.forms !== undefined && !this.forms.legacy && this.forms.custom.has(this.name);
  }
}
