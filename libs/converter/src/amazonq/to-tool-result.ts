import type { AmazonQToolResult, AmazonQToolResultContent } from '@q2api/amazonq-types';
import type { ToolResultContent } from '@q2api/turn';
import type { Attachments } from './attachments.js';
import { NO_OUTPUT } from './fillers.js';
import { isBlank } from './is-blank.js';
import { isJsonObject } from './json-object.js';
import type { PairedToolResult } from './pair-tool-results.js';
import type { Repairs } from './repairs.js';
import { repairJson, repairText } from './repair-unicode.js';

/**
 * A tool result holds texts and JSON objects only (AWS model codewhisperer-streaming 1.0.45): its images and documents
 * go to the message that carries it and leave a marker here. An empty result is a success with a filler, because models
 * take silence for a cancelled call (observed).
 */
export function toToolResult(
  result: PairedToolResult,
  attachments: Attachments,
  repairs: Repairs,
): AmazonQToolResult {
  const content: AmazonQToolResultContent[] = [];
  for (const part of result.content) {
    const converted = toResultContent(part, attachments, repairs);
    if (!('text' in converted) || !isBlank(converted.text)) content.push(converted);
  }
  if (content.length === 0) content.push({ text: NO_OUTPUT });
  return { toolUseId: result.toolUseId, content, status: result.isError ? 'error' : 'success' };
}

function toResultContent(
  part: ToolResultContent,
  attachments: Attachments,
  repairs: Repairs,
): AmazonQToolResultContent {
  switch (part.type) {
    case 'text':
      return { text: repairText(part.text, repairs) };
    case 'json': {
      const json = repairJson(part.json, repairs);
      return isJsonObject(json) ? { json } : { text: JSON.stringify(json) };
    }
    case 'image': {
      const number = attachments.addImage(part);
      repairs.count('hoistedImages');
      return { text: `(see image ${number} of this message)` };
    }
    case 'document': {
      const { name, text } = attachments.addDocument(part);
      if (text !== undefined) return { text: `[Document "${name}"]\n${repairText(text, repairs)}` };
      repairs.count('hoistedDocuments');
      return { text: `(see document "${name}" of this message)` };
    }
  }
}
