import { toBase64 } from '../../lib/to-base64.js';
import type { ChatImage } from './chat-state.js';

/** What the upstream accepts (AWS model codewhisperer-streaming 1.0.45, ImageFormat). */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const LARGEST_BYTES = 10_000_000;

let counter = 0;

/** Reads the images among the files; names those that are none, or too large. */
export async function readImages(files: Iterable<File>): Promise<{ images: ChatImage[]; refused: string[] }> {
  const all = [...files];
  const isAccepted = ({ type, size }: File): boolean => IMAGE_TYPES.includes(type) && size <= LARGEST_BYTES;
  const images = await Promise.all(
    all.filter(isAccepted).map(async (file) => ({
      id: `image${(counter += 1)}`,
      name: file.name,
      mediaType: file.type,
      base64: await toBase64(file),
    })),
  );
  return { images, refused: all.filter((file) => !isAccepted(file)).map(({ name }) => name) };
}
