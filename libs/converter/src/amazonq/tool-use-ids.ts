import type { Repairs } from './repairs.js';
import { stableAlias } from './stable-alias.js';

const MAX_LENGTH = 64;
/** AWS's service model: 1–64 of `[a-zA-Z0-9_-]`. */
const LEGAL_ID = /^[a-zA-Z0-9_-]{1,64}$/;

/** Gives each tool use of a conversation a legal id of its own: as the client sent it wherever that is possible. */
export class ToolUseIds {
  private readonly taken = new Set<string>();
  private readonly usesOf = new Map<string, number>();

  constructor(private readonly repairs: Repairs) {}

  /** Ids are given in the order of the conversation, so an id never changes when the conversation grows. */
  assign(clientId: string): string {
    const id = this.uniqueId(clientId);
    if (id !== clientId) this.repairs.count('renamedToolUses');
    this.taken.add(id);
    return id;
  }

  private uniqueId(clientId: string): string {
    let use = (this.usesOf.get(clientId) ?? 0) + 1;
    let id = use === 1 && LEGAL_ID.test(clientId) ? clientId : aliasOf(clientId, use);
    while (this.taken.has(id)) id = aliasOf(clientId, ++use);
    this.usesOf.set(clientId, use);
    return id;
  }
}

function aliasOf(clientId: string, use: number): string {
  return stableAlias(use === 1 ? clientId : `${clientId}#${use}`, MAX_LENGTH, 'tooluse_');
}
