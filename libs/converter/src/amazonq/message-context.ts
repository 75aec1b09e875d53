import type { DocumentNames } from './document-names.js';
import type { ModelCapabilities } from './model-capabilities.js';
import type { Repairs } from './repairs.js';
import type { ToolNames } from './tool-names.js';

/** What the conversion of each message of one request shares. */
export interface MessageContext {
  origin: string;
  capabilities: ModelCapabilities;
  toolNames: ToolNames;
  documentNames: DocumentNames;
  repairs: Repairs;
}
