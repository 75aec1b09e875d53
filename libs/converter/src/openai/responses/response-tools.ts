import type { Tool } from '@q2api/turn';

/** The two names by which a client knows a tool. */
export interface ToolName {
  name: string;
  namespace?: string;
}

export interface ClientTool extends ToolName {
  /** Its calls carry free text instead of JSON arguments. */
  custom: boolean;
}

/**
 * The tools of one request under the flat names that the middle knows, and the way back. Clients tell the tools of
 * a namespace by both names and accept no flattened form (Codex 0.169, observed).
 */
export class ResponseTools {
  readonly tools: Tool[] = [];
  private readonly clientTools = new Map<string, ClientTool>();
  private readonly flatNames = new Map<string, string>();

  has(name: ToolName): boolean {
    return this.flatNames.has(keyOf(name));
  }

  add(clientTool: ClientTool, tool: Omit<Tool, 'name'>): void {
    const wanted = flatten(clientTool);
    let flat = wanted;
    for (let n = 2; this.clientTools.has(flat); n += 1) flat = `${wanted}_${n}`;
    this.flatNames.set(keyOf(clientTool), flat);
    this.clientTools.set(flat, clientTool);
    this.tools.push({ ...tool, name: flat });
  }

  /** The name in the middle; also of a tool that only the history knows. */
  toFlatName(name: ToolName): string {
    return this.flatNames.get(keyOf(name)) ?? flatten(name);
  }

  /** What the client calls the tool of this flat name. */
  toClientTool(flatName: string): ClientTool {
    return this.clientTools.get(flatName) ?? { name: flatName, custom: false };
  }
}

function flatten({ name, namespace }: ToolName): string {
  return namespace === undefined ? name : `${namespace}__${name}`;
}

function keyOf({ name, namespace = '' }: ToolName): string {
  return `${namespace}\n${name}`;
}
