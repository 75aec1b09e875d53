import { invalidRequest, type DocumentBlock } from '@q2api/turn';
import { toDocumentBlock } from '../document-block.js';
import { toImageBlock } from '../image-block.js';
import type { PartBlock } from '../read-content.js';
import { type Fields, isAbsent, readObject, readOptionalString, readString } from '../../read-json.js';
import { unsupportedValue } from '../unsupported.js';

/** @throws TurnError `invalid-request` naming what it cannot carry. */
export function readChatPart(part: Fields, path: string): PartBlock {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: readString(part.text, `${path}.text`) };
    case 'refusal':
      return { type: 'text', text: readString(part.refusal, `${path}.refusal`) };
    case 'image_url': {
      const image = readObject(part.image_url, `${path}.image_url`);
      const urlPath = `${path}.image_url.url`;
      return toImageBlock(readString(image.url, urlPath), urlPath);
    }
    case 'file':
      return readFile(readObject(part.file, `${path}.file`), `${path}.file`);
    case 'input_audio':
      throw unsupportedValue(`${path}.type`, 'input_audio is not supported');
    default:
      throw invalidRequest(`${path}.type`, `${JSON.stringify(part.type)} is not a supported content part`);
  }
}

function readFile(file: Fields, path: string): DocumentBlock {
  if (!isAbsent(file.file_id)) {
    throw unsupportedValue(`${path}.file_id`, 'stored files are not available, send file_data');
  }
  const filename = readOptionalString(file.filename, `${path}.filename`);
  return toDocumentBlock(readString(file.file_data, `${path}.file_data`), filename, `${path}.file_data`);
}
