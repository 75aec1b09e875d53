import { invalidRequest, type DocumentBlock, type ImageBlock, type TextBlock } from '@q2api/turn';
import { toDocumentBlock } from '../document-block.js';
import { toImageBlock } from '../image-block.js';
import { type Fields, isAbsent, readObject, readOptionalString, readString } from '../read-json.js';
import { unsupportedValue } from '../unsupported.js';

/**
 * Content of a message or output of a call: text, or a list of parts. Empty texts carry nothing and are left out.
 * @throws TurnError `invalid-request` naming the part.
 */
export function readContent(value: unknown, path: string): (TextBlock | ImageBlock | DocumentBlock)[] {
  if (typeof value === 'string') return value === '' ? [] : [{ type: 'text', text: value }];
  if (!Array.isArray(value)) throw invalidRequest(path, 'must be a string or an array of content parts');
  return value
    .map((part, index) => readPart(readObject(part, `${path}.${index}`), `${path}.${index}`))
    .filter((block) => block.type !== 'text' || block.text !== '');
}

/** `readContent` where only text can stand. */
export function readTextContent(value: unknown, path: string): TextBlock[] {
  return readContent(value, path).map((block, index) => {
    if (block.type !== 'text') throw invalidRequest(`${path}.${index}.type`, 'must be text');
    return block;
  });
}

function readPart(part: Fields, path: string): TextBlock | ImageBlock | DocumentBlock {
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
