import { RemoteContentError } from './remote-content-error.js';

/** All bytes of a body. @throws RemoteContentError as soon as there are more than `maxBytes` */
export async function readWithin(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) throw new RemoteContentError(`it is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
