import { type AmazonQTool } from '@q2api/amazonq-types';
import { validationError } from '../../server/service-error.js';
import { checkToolSchema } from './check-tool-schema.js';

/** AWS's own limit is 64; a name of exactly 64 was seen to fail (observed). */
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,63}$/;

export function isToolName(name: string): boolean {
  return TOOL_NAME.test(name);
}

/** Names, duplicates and schemas of the tools on offer. */
export function checkToolSpecifications(tools: readonly AmazonQTool[]): void {
  const names = new Set<string>();
  for (const { toolSpecification } of tools) {
    const { name, inputSchema } = toolSpecification;
    if (!isToolName(name)) {
      throw validationError('REQUEST_BODY_INVALID', 'Invalid tool use format.', `tool name "${name}"`);
    }
    if (names.has(name)) {
      throw validationError('TOOL_DUPLICATE', 'Tool names must be unique.', `tool "${name}" twice`);
    }
    names.add(name);
    checkToolSchema(name, inputSchema.json);
  }
}
