import { invalidRequest, type DocumentBlock, type DocumentFormat } from '@q2api/turn';
import { normalizeBase64 } from '../base64.js';
import { parseDataUrl } from './data-url.js';

const FORMATS: Readonly<Record<string, DocumentFormat>> = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
};

const EXTENSIONS: ReadonlySet<string> = new Set(Object.values(FORMATS));

/**
 * A document given as a data URL or, as some clients do, as bare base64 with a file name.
 * @throws TurnError `invalid-request`.
 */
export function toDocumentBlock(fileData: string, filename: string | undefined, path: string): DocumentBlock {
  const file = fileData.startsWith('data:') ? parseDataUrl(fileData) : bareBase64(fileData);
  if (file === undefined) throw invalidRequest(path, 'must be a data URL with valid base64');
  const format = FORMATS[file.mediaType] ?? extensionFormat(filename);
  if (format === undefined) {
    throw invalidRequest(
      path,
      `must be one of ${[...EXTENSIONS].sort().join(', ')}, by media type or file name`,
    );
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

function extensionFormat(filename: string | undefined): DocumentFormat | undefined {
  const extension = filename?.slice(filename.lastIndexOf('.') + 1).toLowerCase();
  return extension !== undefined && EXTENSIONS.has(extension) ? (extension as DocumentFormat) : undefined;
}
