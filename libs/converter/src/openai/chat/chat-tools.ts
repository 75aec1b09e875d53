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

/** In which form calls go back to the client. */
export interface ToolCallForms {
  /** Names of the tools that were offered as custom tools and are answered as such. */
  custom: ReadonlySet<string>;
  /** The request used the deprecated `functions`: a call is answered as `function_call`. */
  legacy: boolean;
}

export interface ChatTools {
  tools: Tool[];
  forms: ToolCallForms;
}

/**
 * Reads `tools`, or the deprecated `functions` when there are no tools.
 * @throws TurnError `invalid-request` naming the tool.
 */
export function readChatTools(body: Fields): ChatTools {
  const legacy = isAbsent(body.tools) && !isAbsent(body.functions);
  const [field, value] = legacy ? ['functions', body.functions] : ['tools', body.tools];
  const custom = new Set<string>();
  const seen = new Set<string>();
  const tools = (isAbsent(value) ? [] : readArray(value, field)).map((item, index) => {
    const path = `${field}.${index}`;
    const fields = readObject(item, path);
    const tool = legacy ? readFunctionTool(fields, path) : readTool(fields, path);
    if (seen.has(tool.name))
      throw invalidRequest(path, `the name ${JSON.stringify(tool.name)} is used twice`);
    seen.add(tool.name);
    if (!legacy && fields.type === 'custom') custom.add(tool.name);
    return tool;
  });
  return { tools, forms: { custom, legacy } };
}

function readTool(tool: Fields, path: string): Tool {
  switch (tool.type) {
    case 'function':
      return readFunctionTool(readObject(tool.function, `${path}.function`), `${path}.function`);
    case 'custom':
      return readCustomTool(readObject(tool.custom, `${path}.custom`), `${path}.custom`);
    default:
      throw unsupportedValue(`${path}.type`, `${JSON.stringify(tool.type)} is not a supported tool type`);
  }
}

function readCustomTool(fields: Fields, path: string): Tool {
  const name = readName(fields.name, `${path}.name`);
  return toCustomTool(
    name,
    readOptionalString(fields.description, `${path}.description`),
    readGrammar(fields, path),
  );
}

function readGrammar(fields: Fields, path: string): string | undefined {
  if (isAbsent(fields.format)) return undefined;
  const format = readObject(fields.format, `${path}.format`);
  if (format.type !== 'grammar') return undefined;
  const grammar = readObject(format.grammar, `${path}.format.grammar`);
  return readString(grammar.definition, `${path}.format.grammar.definition`);
}
