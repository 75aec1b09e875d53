import { type DocumentBlock, type ImageBlock, invalidRequest, type TextBlock } from '@q2api/turn';
import { normalizeBase64 } from '../../base64.js';
import {
  type Fields,
  got,
  readArray,
  readName,
  readObject,
  readOptionalString,
  readString,
} from '../../read-json.js';
import { readCachePoint } from './cache-point.js';
import { readImageBlock } from './image-block.js';
import { refuseCitations, refuseFileSource } from './refuse-unsupported.js';

type DocumentParts = (TextBlock | ImageBlock | DocumentBlock)[];

/**
 * Reads a document. A PDF stays one; what is text already is inlined under a heading, with the images between its
 * texts; a URL is left to whoever may fetch it.
 * @throws TurnError `invalid-request` naming the path.
 */
export function readDocument(block: Fields, path: string): DocumentParts {
  refuseCitations(block, path);
  const title = readOptionalString(block.title, `${path}.title`) || undefined;
  const context = readOptionalString(block.context, `${path}.context`) || undefined;
  const parts = readSource(block, `${path}.source`, title);
  // An attached document carries its title itself.
  if (parts[0]?.type !== 'document' || context !== undefined) addHeading(parts, title, context);
  const last = parts.at(-1);
  if (last !== undefined) Object.assign(last, readCachePoint(block, path));
  return parts;
}

function addHeading(parts: DocumentParts, title: string | undefined, context: string | undefined): void {
  const name = title === undefined ? '[Document]' : `[Document "${title}"]`;
  const heading = context === undefined ? name : `${name}\n${context}`;
  const [first] = parts;
  if (first?.type === 'text') first.text = `${heading}\n${first.text}`;
  else parts.unshift({ type: 'text', text: heading });
}

function readSource(block: Fields, path: string, name: string | undefined): DocumentParts {
  const source = readObject(block.source, path);
  const named = name === undefined ? {} : { name };
  switch (source.type) {
    case 'base64':
      return [{ type: 'document', source: readPdf(source, path), ...named }];
    case 'url':
      return [
        { type: 'document', source: { type: 'url', url: readName(source.url, `${path}.url`) }, ...named },
      ];
    case 'text':
      return [{ type: 'text', text: readString(source.data, `${path}.data`) }];
    case 'content':
      return readContent(source.content, `${path}.content`);
    case 'file':
      throw refuseFileSource(path);
    default:
      throw invalidRequest(`${path}.type`, `must be one of base64, text, content, url${got(source.type)}`);
  }
}

function readPdf(source: Fields, path: string): DocumentBlock['source'] {
  if (source.media_type !== 'application/pdf') {
    throw invalidRequest(`${path}.media_type`, `must be application/pdf${got(source.media_type)}`);
  }
  const data = normalizeBase64(readString(source.data, `${path}.data`));
  if (data === undefined) throw invalidRequest(`${path}.data`, 'must be valid base64');
  return { type: 'base64', format: 'pdf', data };
}

function readContent(content: unknown, path: string): DocumentParts {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return readArray(content, path).map((value, index) => {
    const part = readObject(value, `${path}.${index}`);
    if (part.type === 'image') return readImageBlock(part, `${path}.${index}`);
    if (part.type !== 'text') {
      throw invalidRequest(`${path}.${index}.type`, `must be one of text, image${got(part.type)}`);
    }
    return { type: 'text', text: readString(part.text, `${path}.${index}.text`) };
  });
}
