import { DOCUMENT_FORMATS, toDocumentFormat, toImageFormat } from '@q2api/converter';
import type { DocumentBlock, DocumentFormat, ImageBlock } from '@q2api/turn';
import { RemoteContentError } from './remote-content-error.js';
import type { RemoteFile } from './remote-fetcher.js';
import type { UrlBlock } from './url-blocks.js';

const PDF_HEADER = '%PDF-';

/**
 * The block with what its URL led to. Images and PDFs are known by their bytes, whatever the server calls them.
 * @throws RemoteContentError when it is something else than the block says
 */
export function toBlock(block: UrlBlock, { bytes, mediaType }: RemoteFile): ImageBlock | DocumentBlock {
  const data = bytes.toString('base64');
  if (block.type === 'image') {
    const format = toImageFormat('', data);
    if (format === undefined) throw new RemoteContentError('it is not a PNG, JPEG, GIF or WebP image');
    return { ...block, source: { type: 'base64', format, data } };
  }
  const { pathname } = new URL(block.source.url);
  const format = documentFormat(bytes, mediaType, pathname);
  if (format === undefined) throw new RemoteContentError(`it is none of ${DOCUMENT_FORMATS.join(', ')}`);
  return { ...block, source: { type: 'base64', format, data } };
}

function documentFormat(bytes: Buffer, mediaType: string, pathname: string): DocumentFormat | undefined {
  if (bytes.toString('latin1', 0, PDF_HEADER.length) === PDF_HEADER) return 'pdf';
  const format = toDocumentFormat(mediaType, pathname);
  // A web page in place of a document, such as one that asks to sign in.
  return format === 'pdf' ? undefined : format;
}
