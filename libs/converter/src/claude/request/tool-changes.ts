import type { Tool } from '@q2api/turn';

/** What the messages say about the tools: deferred ones they load, and ones they add or remove on the way. */
export class ToolChanges {
  private readonly loaded = new Set<string>();
  private readonly added = new Map<string, Tool>();
  private readonly removed = new Set<string>();

  load(name: string): void {
    this.loaded.add(name);
    this.removed.delete(name);
  }

  /** Offers a tool that is defined inside the conversation. */
  add(tool: Tool): void {
    this.added.set(tool.name, tool);
    this.load(tool.name);
  }

  remove(name: string): void {
    this.removed.add(name);
  }

  /** The tools in effect at the end of the conversation: those of the request in their order, then the added ones. */
  applyTo(tools: readonly Tool[]): Tool[] {
    const all = new Map(tools.map((tool) => [tool.name, tool]));
    for (const [name, tool] of this.added) all.set(name, tool);
    const effective: Tool[] = [];
    for (const tool of all.values()) {
      if (this.removed.has(tool.name)) continue;
      effective.push(this.loaded.has(tool.name) ? loadTool(tool) : tool);
    }
    return effective;
  }
}

/** The tool as it is offered once it was loaded. */
export function loadTool(tool: Tool): Tool {
  const loaded = { ...tool };
  delete loaded.deferred;
  return loaded;
}
