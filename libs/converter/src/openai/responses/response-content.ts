import { invalidRequest, type DocumentBlock } from '@q2api/turn';
import { toDocumentBlock } from '../document-block.js';
import { toImageBlock } from '../image-block.js';
import type { PartBlock } from '../read-content.js';
import { type Fields, isAbsent, readOptionalString, readString } from '../../read-json.js';
import { unsupportedValue } from '../unsupported.js';

/** @throws TurnError `invalid-request` naming what it cannot carry. */
export function readResponsePart(part: Fields, path: string): PartBlock {
  switch (part.type) {
    case 'input_text':
    case 'output_text':
    case 'text':
      return { type: 'text', text: readString(part.text, `${path}.text`) };
    case 'refusal':
      return { type: 'text', text: readString(part.refusal, `${path}.refusal`) };
    case 'input_image':
      refuseStoredFile(part, path);
      return toImageBlock(readString(part.image_url, `${path}.image_url`), `${path}.image_url`);
    case 'input_file':
      refuseStoredFile(part, path);
      return readFile(part, path);
    case 'input_audio':
      throw unsupportedValue(`${path}.type`, 'input_audio is not supported');
    default:
      throw invalidRequest(`${path}.type`, `${JSON.stringify(part.type)} is not a supported content part`);
  }
}

function readFile(part: Fields, path: string): DocumentBlock {
  const filename = readOptionalString(part.filename, `${path}.filename`);
  if (isAbsent(part.file_url)) {
    return toDocumentBlock(readString(part.file_data, `${path}.file_data`), filename, `${path}.file_data`);
  }
  const url = readString(part.file_url, `${path}.file_url`);
  if (!/^https?:\/\//i.test(url)) throw invalidRequest(`${path}.file_url`, 'must be an http(s) URL');
  return {
    type: 'document',
    source: { type: 'url', url },
    ...(filename !== undefined && { name: filename }),
  };
}

function refuseStoredFile(part: Fields, path: string): void {
  if (!isAbsent(part.file_id)) {
    throw unsupportedValue(`${path}.file_id`, 'stored files are not available, send the data');
  }
}
