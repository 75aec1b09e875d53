import type { DocumentFormat } from '@q2api/turn';

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

/** All formats of documents that there are, in the order of the alphabet. */
export const DOCUMENT_FORMATS: readonly DocumentFormat[] = Object.values(FORMATS).sort();

/** The format of a document by its media type, else by the ending of its name. Undefined when neither is known. */
export function toDocumentFormat(
  mediaType: string,
  filename: string | undefined,
): DocumentFormat | undefined {
  const extension = filename?.slice(filename.lastIndexOf('.') + 1).toLowerCase();
  return FORMATS[mediaType] ?? DOCUMENT_FORMATS.find((format) => format === extension);
}
