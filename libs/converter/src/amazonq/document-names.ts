import type { Repairs } from './repairs.js';

const MAX_LENGTH = 200;

/**
 * Gives each document of a request a legal name of its own: letters, digits, single spaces, hyphens, parentheses and
 * square brackets (the rule of Bedrock's Converse API; duplicates are DOCUMENT_DUPLICATE_NAME in AWS's model).
 */
export class DocumentNames {
  private readonly taken = new Set<string>();
  private readonly copiesOf = new Map<string, number>();

  constructor(private readonly repairs: Repairs) {}

  /** Names are given in the order of the conversation, so they never change when the conversation grows. */
  assign(clientName: string | undefined): string {
    const name = this.uniqueName(legalName(clientName ?? ''));
    if (clientName !== undefined && name !== clientName) this.repairs.count('renamedDocuments');
    this.taken.add(name.toLowerCase());
    return name;
  }

  private uniqueName(base: string): string {
    const key = base.toLowerCase();
    let copy = (this.copiesOf.get(key) ?? 0) + 1;
    let name = nameOfCopy(base, copy);
    while (this.taken.has(name.toLowerCase())) name = nameOfCopy(base, ++copy);
    this.copiesOf.set(key, copy);
    return name;
  }
}

function legalName(name: string): string {
  const legal = name
    .replaceAll(/[^a-zA-Z0-9\s()[\]-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH)
    .trimEnd();
  return legal === '' ? 'document' : legal;
}

function nameOfCopy(base: string, copy: number): string {
  if (copy === 1) return base;
  const suffix = ` (${copy})`;
  return base.slice(0, MAX_LENGTH - suffix.length) + suffix;
}
