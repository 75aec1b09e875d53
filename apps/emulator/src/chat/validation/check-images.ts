import { type AmazonQImage, type ConversationState } from '@q2api/amazonq-types';
import { type EmulatedModel } from '../../management/models.js';
import { validationError } from '../../server/service-error.js';
import { userMessages } from '../conversation.js';
import { readImageHeader } from './image-header.js';

const FORMATS: string[] = ['png', 'jpeg', 'gif', 'webp'];
const MAX_IMAGES_PER_MESSAGE = 10;
const MAX_IMAGE_BYTES = 2_800_000;
/** The limit of Claude itself (Anthropic API). */
const MAX_PIXELS_PER_SIDE = 8000;

/** Count, format, size and truthfulness of images, in the history too. */
export function checkImages(state: ConversationState, model: EmulatedModel): void {
  for (const { message, path } of userMessages(state)) {
    const { images = [] } = message;
    if (images.length > 0 && !model.supportedInputTypes.includes('IMAGE')) {
      throw validationError('IMAGE_FORMAT_UNSUPPORTED', 'The model does not support images.', path);
    }
    if (images.length > MAX_IMAGES_PER_MESSAGE) {
      throw validationError(
        'IMAGE_COUNT_EXCEEDED',
        `Too many images: at most ${MAX_IMAGES_PER_MESSAGE} per message.`,
        path,
      );
    }
    images.forEach((image, index) => checkImage(image, `${path}.images[${index}]`));
  }
}

function checkImage({ format, source }: AmazonQImage, path: string): void {
  if (!FORMATS.includes(format)) {
    throw validationError(
      'IMAGE_FORMAT_UNSUPPORTED',
      `Image format ${String(format)} is not supported.`,
      path,
    );
  }
  const bytes = Buffer.from(source.bytes, 'base64');
  if (bytes.length > MAX_IMAGE_BYTES) {
    throw validationError('IMAGE_SIZE_EXCEEDED', `Image is larger than ${MAX_IMAGE_BYTES} bytes.`, path);
  }
  const header = readImageHeader(bytes);
  if (header?.format !== format) {
    throw validationError(
      'IMAGE_MIME_MISMATCH',
      `Image is declared as ${format} but is ${header?.format ?? 'not an image'}.`,
      path,
    );
  }
  if (Math.max(header.width ?? 0, header.height ?? 0) > MAX_PIXELS_PER_SIDE) {
    throw validationError(
      'IMAGE_DIMENSION_EXCEEDED',
      `Image has a side of more than ${MAX_PIXELS_PER_SIDE} pixels.`,
      path,
    );
  }
}
