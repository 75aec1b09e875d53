import type { ToolChoice } from '@q2api/turn';
import type { ToolNames } from './tool-names.js';

/**
 * The upstream has no `tool_choice` (AWS model codewhisperer-streaming 1.0.45): beside the choice of tools offered,
 * a sentence in the system text is all that can ask for it. Undefined when the choice needs no words.
 */
export function toolChoiceInstruction(
  choice: ToolChoice,
  hasTools: boolean,
  names: ToolNames,
): string | undefined {
  if (!hasTools) return undefined;
  switch (choice.type) {
    case 'auto':
      return undefined;
    case 'none':
      return 'The next answer must not call a tool.';
    case 'any':
      return 'The next answer must call at least one of the tools.';
    case 'tool':
      return `The next answer must call the tool ${names.toUpstream(choice.name)}.`;
  }
}
