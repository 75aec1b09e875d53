import { stableAlias } from './stable-alias.js';

/** 64 in AWS's model, but 64 itself was seen refused (observed). */
const MAX_LENGTH = 63;
/** `[a-zA-Z0-9_-]+` in AWS's model; Q CLI also wants a letter first. */
const LEGAL_NAME = /^[a-zA-Z][a-zA-Z0-9_-]*$/;

/** The client's tool names and the legal, unique names they have upstream. Identity unless renamed. */
export class ToolNames {
  private readonly upstreamNames = new Map<string, string>();
  private readonly clientNames = new Map<string, string>();
  private readonly lowerCaseClientNames = new Map<string, string>();

  /**
   * @param offered names of the tools that the client offers now
   * @param used names in the history; one that differs from an offered name only by case means that tool (observed)
   */
  constructor(offered: Iterable<string> = [], used: Iterable<string> = []) {
    const offeredNames = new Set(offered);
    // Legal names first: an alias must never take the name of another tool.
    for (const name of offeredNames) if (isLegal(name)) this.add(name, name);
    for (const name of offeredNames) if (!isLegal(name)) this.add(name, this.uniqueAlias(name));
    for (const name of used) {
      if (this.upstreamNames.has(name)) continue;
      const sameTool = this.lowerCaseClientNames.get(name.toLowerCase());
      if (sameTool !== undefined) this.upstreamNames.set(name, this.toUpstream(sameTool));
      else this.add(name, isLegal(name) && !this.clientNames.has(name) ? name : this.uniqueAlias(name));
    }
  }

  /** How many names differ upstream. */
  get renamed(): number {
    let count = 0;
    for (const [clientName, upstreamName] of this.upstreamNames) if (clientName !== upstreamName) count++;
    return count;
  }

  toUpstream(name: string): string {
    return this.upstreamNames.get(name) ?? name;
  }

  /** The client's own name. Models were seen to change the case of a name (observed). */
  toClient(name: string): string {
    return this.clientNames.get(name) ?? this.lowerCaseClientNames.get(name.toLowerCase()) ?? name;
  }

  private add(clientName: string, upstreamName: string): void {
    this.upstreamNames.set(clientName, upstreamName);
    this.clientNames.set(upstreamName, clientName);
    for (const name of [upstreamName.toLowerCase(), clientName.toLowerCase()]) {
      if (!this.lowerCaseClientNames.has(name)) this.lowerCaseClientNames.set(name, clientName);
    }
  }

  private uniqueAlias(name: string): string {
    let alias = stableAlias(name, MAX_LENGTH, 'tool_');
    for (let salt = 1; this.clientNames.has(alias); salt++)
      alias = stableAlias(`${name}#${salt}`, MAX_LENGTH, 'tool_');
    return alias;
  }
}

function isLegal(name: string): boolean {
  return name.length <= MAX_LENGTH && LEGAL_NAME.test(name);
}
