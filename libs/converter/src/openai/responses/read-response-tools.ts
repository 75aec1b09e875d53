import type { ResponseTool } from '@q2api/openai-types';
import { invalidRequest, type Tool } from '@q2api/turn';
import { toCustomTool } from '../custom-tool.js';
import { readFunctionTool } from '../read-function-tool.js';
import {
  type Fields,
  isAbsent,
  readArray,
  readName,
  readObject,
  readOptionalString,
  readString,
} from '../../read-json.js';
import { unsupportedValue } from '../unsupported.js';
import { ResponseTools } from './response-tools.js';

export interface OfferedTools {
  tools: ResponseTools;
  /** The tools of `tools` that are offered, as the client sent them. */
  echo: ResponseTool[];
  /** Types of the tools that were left out. */
  ignored: string[];
}

/** Codex always offers these beside its own tools and works without them (0.169, observed). */
const LEFT_OUT: ReadonlySet<unknown> = new Set(['web_search', 'web_search_2025_08_26', 'tool_search']);

/** Input items that bring tools along: Codex sends its tools this way for some models (0.169, observed). */
const TOOL_ITEMS: ReadonlySet<unknown> = new Set(['additional_tools', 'tool_search_output']);

/**
 * Reads the tools of `tools` and of the input items that bring more.
 * @throws TurnError `invalid-request` naming the tool.
 */
export function readResponseTools(body: Fields): OfferedTools {
  const reader = new ToolReader();
  const echo = isAbsent(body.tools) ? [] : readArray(body.tools, 'tools');
  echo.forEach((tool, index) => reader.push(readObject(tool, `tools.${index}`), `tools.${index}`, undefined));
  for (const [item, path] of toolItems(body.input)) {
    readArray(item.tools, `${path}.tools`).forEach((tool, index) => {
      const toolPath = `${path}.tools.${index}`;
      reader.push(readObject(tool, toolPath), toolPath, undefined, 'repeatable');
    });
  }
  return {
    tools: reader.tools,
    echo: echo.filter((tool) => !LEFT_OUT.has((tool as Fields).type)) as ResponseTool[],
    ignored: [...reader.leftOut].map((type) => `tools.${type}`),
  };
}

function toolItems(input: unknown): [Fields, string][] {
  if (!Array.isArray(input)) return [];
  return input.flatMap((value, index): [Fields, string][] => {
    const item = readObject(value, `input.${index}`);
    return TOOL_ITEMS.has(item.type) ? [[item, `input.${index}`]] : [];
  });
}

class ToolReader {
  readonly tools = new ResponseTools();
  readonly leftOut = new Set<string>();

  /** @param repeat whether a tool that is there already may come again, as in later rounds of a conversation. */
  push(
    tool: Fields,
    path: string,
    namespace: string | undefined,
    repeat: 'once' | 'repeatable' = 'once',
  ): void {
    switch (tool.type) {
      case 'function':
      case 'custom':
        return this.add(tool, path, namespace, repeat);
      case 'namespace': {
        if (namespace !== undefined) throw invalidRequest(`${path}.type`, 'a namespace cannot hold another');
        const name = readName(tool.name, `${path}.name`);
        readArray(tool.tools, `${path}.tools`).forEach((inner, index) => {
          const innerPath = `${path}.tools.${index}`;
          this.push(readObject(inner, innerPath), innerPath, name, repeat);
        });
        return;
      }
      default:
        if (!LEFT_OUT.has(tool.type)) {
          throw unsupportedValue(`${path}.type`, `${JSON.stringify(tool.type)} is not a supported tool type`);
        }
        this.leftOut.add(tool.type as string);
    }
  }

  private add(
    tool: Fields,
    path: string,
    namespace: string | undefined,
    repeat: 'once' | 'repeatable',
  ): void {
    const name = readName(tool.name, `${path}.name`);
    const toolName = { name, ...(namespace !== undefined && { namespace }) };
    if (this.tools.has(toolName)) {
      if (repeat === 'repeatable') return;
      throw invalidRequest(path, `the name ${JSON.stringify(name)} is used twice`);
    }
    const custom = tool.type === 'custom';
    this.tools.add(
      { ...toolName, custom },
      custom ? readCustom(tool, name, path) : readFunctionTool(tool, path),
    );
  }
}

function readCustom(tool: Fields, name: string, path: string): Tool {
  const format = isAbsent(tool.format) ? {} : readObject(tool.format, `${path}.format`);
  const grammar =
    format.type === 'grammar' ? readString(format.definition, `${path}.format.definition`) : undefined;
  return toCustomTool(name, readOptionalString(tool.description, `${path}.description`), grammar);
}
