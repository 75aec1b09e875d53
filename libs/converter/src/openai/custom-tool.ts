import type { JsonObject, Tool } from '@q2api/turn';
import { parseToolArguments } from './tool-arguments.js';

/**
 * A custom tool takes free text. Upstream knows tools with an object as input only, so it is offered as a tool with
 * one text field, `input`, and its calls come back in the custom form. A grammar cannot be enforced there: it is told.
 */
export function toCustomTool(name: string, description: string | undefined, grammar?: string): Tool {
  const text = [description, grammar && `The input must match this grammar:\n${grammar}`].filter(Boolean);
  return {
    name,
    ...(text.length > 0 && { description: text.join('\n\n') }),
    inputSchema: { type: 'object', properties: { input: { type: 'string' } }, required: ['input'] },
  };
}

/** The free text of a call that was answered as an object; all of it when the model left the agreed form. */
export function toCustomInput(input: JsonObject): string {
  return typeof input.input === 'string' ? input.input : JSON.stringify(input);
}

/** `toCustomInput` of an input that is still JSON text. */
export function parseCustomInput(json: string): string {
  return toCustomInput(parseToolArguments(json));
}
