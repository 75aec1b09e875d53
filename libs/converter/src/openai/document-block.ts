import { invalidRequest, type DocumentBlock } from '@q2api/turn';
import { normalizeBase64 } from '../base64.js';
import { DOCUMENT_FORMATS, toDocumentFormat } from '../document-format.js';
import { parseDataUrl } from './data-url.js';

/**
 * A document given as a data URL or, as some clients do, as bare base64 with a file name.
 * @throws TurnError `invalid-request`.
 */
export function toDocumentBlock(fileData: string, filename: string | undefined, path: string): DocumentBlock {
  const file = fileData.startsWith('data:') ? parseDataUrl(fileData) : bareBase64(fileData);
  if (file === undefined) throw invalidRequest(path, 'must be a data URL with valid base64');
  const format = toDocumentFormat(file.mediaType, filename);
  if (format === undefined) {
    throw invalidRequest(path, `must be one of ${DOCUMENT_FORMATS.join(', ')}, by media type or file name`);
  }
  return {
    type: 'document',
    source: { type: 'base64', format, data: file.data },
    ...(filename !== undefined && { name: filename }),
  };
}

function bareBase64(text: string): { mediaType: string; data: string } | undefined {
  const data = normalizeBase64(text);
  return data === undefined ? undefined : { mediaType: '', data };
}
