import type { AmazonQDocumentBlock, AmazonQImage } from '@q2api/amazonq-types';
import { type DocumentBlock, type DocumentFormat, type ImageBlock, invalidRequest } from '@q2api/turn';
import type { MessageContext } from './message-context.js';

/** Per message (AWS's service model and Q CLI). */
const MAX_IMAGES = 10;
const TEXT_FORMATS: ReadonlySet<DocumentFormat> = new Set(['csv', 'html', 'md', 'txt']);

/** Collects the images and documents of one user message: the upstream has room for them only there. */
export class Attachments {
  readonly images: AmazonQImage[] = [];
  readonly documents: AmazonQDocumentBlock[] = [];

  /** @param path of the client's message, for errors */
  constructor(
    private readonly context: MessageContext,
    private readonly path: string,
  ) {}

  /**
   * The image's number in the message, from 1.
   * @throws TurnError `invalid-request` when the model takes no images or the message has too many: leaving one out
   * would answer another question than the client's.
   */
  addImage({ source }: ImageBlock): number {
    if (source.type === 'url') throw invalidRequest(this.path, 'an image URL was not resolved');
    if (!this.context.capabilities.images) throw invalidRequest(this.path, 'the model does not take images');
    if (this.images.length === MAX_IMAGES) {
      throw invalidRequest(
        this.path,
        `more than ${MAX_IMAGES} images in one user turn, tool results included`,
      );
    }
    return this.images.push({ format: source.format, source: { bytes: source.data } });
  }

  /**
   * The document's name in the request, and its text where the model takes no documents but can read this one as text.
   * @throws TurnError `invalid-request` when the model takes no documents of this kind.
   */
  addDocument({ source, name: clientName }: DocumentBlock): { name: string; text?: string } {
    if (source.type === 'url') throw invalidRequest(this.path, 'a document URL was not resolved');
    const { format, data } = source;
    const { capabilities, documentNames, repairs } = this.context;
    const name = documentNames.assign(clientName);
    if (capabilities.documents) {
      this.documents.push({ name, format, source: { bytes: data } });
      return { name };
    }
    if (!TEXT_FORMATS.has(format)) {
      throw invalidRequest(this.path, `the model does not support ${format} input`);
    }
    repairs.count('inlinedDocuments');
    return { name, text: Buffer.from(data, 'base64').toString('utf8') };
  }
}
