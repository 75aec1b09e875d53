import { type ConversationState } from '@q2api/amazonq-types';
import { type EmulatedModel } from '../../management/models.js';
import { malformed, validationError } from '../../server/service-error.js';
import { userMessages } from '../conversation.js';

const FORMATS: string[] = ['csv', 'doc', 'docx', 'html', 'md', 'pdf', 'txt', 'xls', 'xlsx'];
/** Count and size are those of Bedrock's Converse API, whose document block this is. */
const MAX_DOCUMENTS = 5;
const MAX_DOCUMENT_BYTES = 4_500_000;

/** Count, names, formats and sizes of documents, over the whole conversation. */
export function checkDocuments(state: ConversationState, model: EmulatedModel): void {
  const documents = userMessages(state).flatMap(({ message }) => message.documents ?? []);
  if (documents.length > 0 && !model.supportedInputTypes.includes('DOCUMENT')) {
    throw validationError('DOCUMENT_MODEL_NOT_SUPPORTED', 'The model does not support documents.');
  }
  if (documents.length > MAX_DOCUMENTS) {
    throw validationError('DOCUMENT_COUNT_EXCEEDED', `Too many documents: at most ${MAX_DOCUMENTS}.`);
  }
  const names = new Set<string>();
  for (const { name, format, source } of documents) {
    if (!FORMATS.includes(format)) throw malformed(`document format ${String(format)}`);
    if (names.has(name)) {
      throw validationError('DOCUMENT_DUPLICATE_NAME', 'Document names must be unique.', name);
    }
    names.add(name);
    if (Buffer.byteLength(source.bytes, 'base64') > MAX_DOCUMENT_BYTES) {
      throw validationError(
        'DOCUMENT_SIZE_EXCEEDED',
        `Document is larger than ${MAX_DOCUMENT_BYTES} bytes.`,
        name,
      );
    }
  }
}
