import type { AmazonQTool } from '@q2api/amazonq-types';
import type { JsonObject, Tool, ToolChoice, TurnRequest } from '@q2api/turn';
import { isBlank } from './is-blank.js';
import { normaliseToolSchema } from './normalise-tool-schema.js';
import type { Repairs } from './repairs.js';
import { repairText } from './repair-unicode.js';
import { splitDescription } from './split-description.js';
import { ToolNames } from './tool-names.js';

export interface ToolOffer {
  tools: AmazonQTool[];
  names: ToolNames;
  /** The rest of descriptions that were too long, for the system text. */
  documentation: string[];
}

const ANY_OBJECT: JsonObject = { type: 'object', properties: {} };

/**
 * The tools of the current message: those the client's tool choice leaves, and a bare declaration of every other tool
 * that the history uses, because the upstream refuses a history with unknown tools (TOOL_CONFIG_MISSING, AWS model).
 * @param usedNames client names of the tools in the history, in order of first use
 */
export function offerTools(turn: TurnRequest, usedNames: ReadonlySet<string>, repairs: Repairs): ToolOffer {
  const offered = offeredTools(turn, usedNames, repairs);
  const names = new ToolNames(offered.keys(), usedNames);
  repairs.count('renamedTools', names.renamed);

  const documentation: string[] = [];
  const tools = Array.from(offered.values(), (tool) => {
    const { specification, overflow } = specifyTool(tool, names.toUpstream(tool.name), repairs);
    if (overflow !== undefined) documentation.push(overflow);
    return specification;
  });

  const declared = new Set(tools.map((tool) => tool.toolSpecification.name));
  for (const name of usedNames) {
    const upstreamName = names.toUpstream(name);
    if (declared.has(upstreamName)) continue;
    declared.add(upstreamName);
    repairs.count('declaredTools');
    tools.push(declareTool(upstreamName));
  }
  return { tools, names, documentation };
}

/** By client name, in the client's order. */
function offeredTools(
  turn: TurnRequest,
  usedNames: ReadonlySet<string>,
  repairs: Repairs,
): Map<string, Tool> {
  const offered = new Map<string, Tool>();
  for (const tool of turn.tools) {
    if (!isChosen(tool, turn.toolChoice)) continue;
    if (isHidden(tool, turn.toolChoice, usedNames)) continue;
    if (offered.has(tool.name)) repairs.count('duplicateTools');
    else offered.set(tool.name, tool);
  }
  return offered;
}

function isChosen(tool: Tool, choice: ToolChoice): boolean {
  if (choice.type === 'none') return false;
  return choice.type !== 'tool' || tool.name === choice.name;
}

/** A deferred tool is hidden until it was loaded; one that was used, or is asked for by name, has been. */
function isHidden(tool: Tool, choice: ToolChoice, usedNames: ReadonlySet<string>): boolean {
  return tool.deferred === true && choice.type !== 'tool' && !usedNames.has(tool.name);
}

function specifyTool(
  tool: Tool,
  name: string,
  repairs: Repairs,
): { specification: AmazonQTool; overflow?: string } {
  const text = repairText(tool.description ?? '', repairs);
  // An empty description is refused (observed); the name says as much as the client did.
  const { description, documentation } = splitDescription(name, isBlank(text) ? name : text);
  if (documentation !== undefined) repairs.count('movedDescriptions');
  const json = normaliseToolSchema(tool.inputSchema, repairs);
  return {
    specification: { toolSpecification: { name, description, inputSchema: { json } } },
    ...(documentation !== undefined && { overflow: documentation }),
  };
}

function declareTool(name: string): AmazonQTool {
  return { toolSpecification: { name, description: name, inputSchema: { json: ANY_OBJECT } } };
}
