import { describe, it } from '@jest/globals';
import {
  assistant,
  chatRequest,
  expectAccepted,
  expectMalformed,
  expectRefused,
  user,
} from '../../../test/fixtures/requests.js';
import { gif, jpeg, png, webp } from '../../../test/fixtures/images.js';

function image(format: string, bytes: Buffer): object {
  return { format, source: { bytes: bytes.toString('base64') } };
}

function withImages(...images: object[]): object {
  return chatRequest({ message: { images } });
}

describe('images', () => {
  it('accepts ten of the four formats, at the limits of size and side', () => {
    const four = [
      image('png', png(8000, 1)),
      image('jpeg', jpeg(1, 8000)),
      image('gif', gif(10, 10)),
      image('webp', webp(8000, 8000)),
    ];
    const large = image('png', Buffer.concat([png(1, 1), Buffer.alloc(2_800_000 - png(1, 1).length)]));
    expectAccepted(withImages(...four, ...four, large, large));
  });

  it.each([
    ['eleven images', Array(11).fill(image('png', png(1, 1))), 'IMAGE_COUNT_EXCEEDED'],
    ['an unknown format', [image('bmp', png(1, 1))], 'IMAGE_FORMAT_UNSUPPORTED'],
    ['a false format', [image('jpeg', png(1, 1))], 'IMAGE_MIME_MISMATCH'],
    ['bytes that are no image', [image('png', Buffer.from('text'))], 'IMAGE_MIME_MISMATCH'],
    ['too many bytes', [image('png', Buffer.alloc(2_800_001, png(1, 1)))], 'IMAGE_SIZE_EXCEEDED'],
    ['a wide PNG', [image('png', png(8001, 1))], 'IMAGE_DIMENSION_EXCEEDED'],
    ['a high JPEG', [image('jpeg', jpeg(1, 8001))], 'IMAGE_DIMENSION_EXCEEDED'],
    ['a wide GIF', [image('gif', gif(8001, 1))], 'IMAGE_DIMENSION_EXCEEDED'],
    ['a high WebP', [image('webp', webp(1, 8001))], 'IMAGE_DIMENSION_EXCEEDED'],
  ])('refuses %s', (_what, images, reason) => {
    expectRefused(withImages(...images), reason);
  });

  it('refuses them for a model that only reads text, also in the history', () => {
    const images = [image('png', png(1, 1))];
    const modelId = 'qwen3-coder-next';
    expectRefused(chatRequest({ message: { images, modelId } }), 'IMAGE_FORMAT_UNSUPPORTED');
    const history = [user('a', { images }), assistant('b')];
    expectRefused(chatRequest({ message: { modelId }, state: { history } }), 'IMAGE_FORMAT_UNSUPPORTED');
  });
});

function document(name: string, format = 'txt', size = 5): object {
  return { name, format, source: { bytes: Buffer.alloc(size, 'text').toString('base64') } };
}

describe('documents', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((name) => document(name));

  it('accepts five with different names', () => {
    expectAccepted(chatRequest({ message: { documents: five } }));
  });

  it('counts them over the whole conversation', () => {
    const history = [user('a', { documents: five }), assistant('b')];
    expectRefused(
      chatRequest({ message: { documents: [document('f')] }, state: { history } }),
      'DOCUMENT_COUNT_EXCEEDED',
    );
  });

  it('refuses a name twice, too many bytes and an unknown format', () => {
    expectRefused(
      chatRequest({ message: { documents: [document('a'), document('a')] } }),
      'DOCUMENT_DUPLICATE_NAME',
    );
    expectRefused(
      chatRequest({ message: { documents: [document('a', 'pdf', 4_500_001)] } }),
      'DOCUMENT_SIZE_EXCEEDED',
    );
    expectMalformed(chatRequest({ message: { documents: [document('a', 'rtf')] } }), /format rtf/);
  });

  it('refuses them for a model that does not read documents', () => {
    const message = { documents: five, modelId: 'gpt-5.6-sol' };
    expectRefused(chatRequest({ message }), 'DOCUMENT_MODEL_NOT_SUPPORTED');
  });
});
