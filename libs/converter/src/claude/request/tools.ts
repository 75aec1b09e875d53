import { invalidRequest, type JsonObject, type Tool } from '@q2api/turn';
import {
  type Fields,
  got,
  isAbsent,
  isObject,
  readArray,
  readName,
  readObject,
  readOptionalBoolean,
  readOptionalString,
} from '../../read-json.js';
import { readCachePoint } from './cache-point.js';
import { CLIENT_TOOLS } from './client-tools.js';
import { loadTool } from './tool-changes.js';

/** Finds deferred tools on Anthropic's servers; here all tools are offered at once instead. */
const TOOL_SEARCH = /^tool_search_tool_(regex|bm25)(_\d{8})?$/;

/**
 * Reads `tools`. Two kinds are left out: the stand-in of Claude Code for tools to come, whose description forbids to
 * call it (observed), and a server-side tool search, with which the tools it would find are offered from the start.
 * @throws TurnError `invalid-request` naming the tool.
 */
export function readTools(value: unknown): Tool[] {
  if (isAbsent(value)) return [];
  const tools: Tool[] = [];
  let searched = false;
  readArray(value, 'tools').forEach((item, index) => {
    if (isObject(item) && isPlaceholder(item)) return;
    if (isObject(item) && typeof item.type === 'string' && TOOL_SEARCH.test(item.type)) searched = true;
    else tools.push(readTool(item, `tools.${index}`));
  });
  refuseDuplicates(tools);
  return searched ? tools.map(loadTool) : tools;
}

/** @throws TurnError `invalid-request` naming the tool's path. */
export function readTool(value: unknown, path: string): Tool {
  const fields = readObject(value, path);
  refuseOtherCallers(fields, path);
  return {
    ...(isAbsent(fields.type) || fields.type === 'custom'
      ? readCustomTool(fields, path)
      : expandClientTool(fields, path)),
    ...(readOptionalBoolean(fields.defer_loading, `${path}.defer_loading`) && { deferred: true }),
    ...readCachePoint(fields, path),
  };
}

function readCustomTool(fields: Fields, path: string): Tool {
  const description = describe(fields, path);
  const schema = isAbsent(fields.input_schema) ? {} : readObject(fields.input_schema, `${path}.input_schema`);
  return {
    name: readName(fields.name, `${path}.name`),
    ...(description !== undefined && { description }),
    inputSchema: schema as JsonObject,
  };
}

/** Examples of inputs have no place of their own upstream. */
function describe(fields: Fields, path: string): string | undefined {
  const description = readOptionalString(fields.description, `${path}.description`);
  if (isAbsent(fields.input_examples)) return description;
  const examples = readArray(fields.input_examples, `${path}.input_examples`);
  if (examples.length === 0) return description;
  const lines = ['Examples of its input:', ...examples.map((example) => JSON.stringify(example))].join('\n');
  return description === undefined ? lines : `${description}\n\n${lines}`;
}

function expandClientTool(fields: Fields, path: string): Tool {
  const tool = CLIENT_TOOLS.get(fields.type);
  if (tool === undefined) {
    throw invalidRequest(
      `${path}.type`,
      `must be a tool that the client runs; this gateway runs none${got(fields.type)}`,
    );
  }
  return { ...tool, ...(!isAbsent(fields.name) && { name: readName(fields.name, `${path}.name`) }) };
}

function isPlaceholder(item: Fields): boolean {
  return item.name === 'DeferredToolPlaceholder' && item.defer_loading === true;
}

/** Only the model itself calls tools here. */
function refuseOtherCallers({ allowed_callers: callers }: Fields, path: string): void {
  if (isAbsent(callers)) return;
  if (!readArray(callers, `${path}.allowed_callers`).includes('direct')) {
    throw invalidRequest(
      `${path}.allowed_callers`,
      'must include "direct": this gateway runs no code that could call tools',
    );
  }
}

function refuseDuplicates(tools: readonly Tool[]): void {
  const seen = new Set<string>();
  for (const { name } of tools) {
    if (seen.has(name))
      throw invalidRequest('tools', `Tool names must be unique, ${JSON.stringify(name)} is not`);
    seen.add(name);
  }
}
