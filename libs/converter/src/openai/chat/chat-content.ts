import { invalidRequest, type DocumentBlock, type ImageBlock, type TextBlock } from '@q2api/turn';
import { toDocumentBlock } from '../document-block.js';
import { toImageBlock } from '../image-block.js';
import { type Fields, isAbsent, readObject, readOptionalString, readString } from '../read-json.js';
import { unsupportedValue } from '../unsupported.js';

/** Text of a message or of a list of text parts; refusals of an assistant are text like any other. */
export function readTextContent(value: unknown, path: string): TextBlock[] {
  return readContent(value, path).map((block, index) => {
    if (block.type !== 'text') throw invalidRequest(`${path}.${index}.type`, 'must be text');
    return block;
  });
}

/**
 * Content of a message: text, or a list of parts. Empty texts carry nothing and are left out.
 * @throws TurnError `invalid-request` naming the part.
 */
export function readContent(value: unknown, path: string): (TextBlock | ImageBlock | DocumentBlock)[] {
  if (isAbsent(value)) return [];
  if (typeof value === 'string') return value === '' ? [] : [{ type: 'text', text: value }];
  if (!Array.isArray(value)) throw invalidRequest(path, 'must be a string or an array of content parts');
  return value
    .map((part, index) => readPart(readObject(part, `${path}.${index}`), `${path}.${index}`))
    .filter((block) => block.type !== 'text' || block.text !== '');
}

function readPart(part: Fields, path: string): TextBlock | ImageBlock | DocumentBlock {
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
