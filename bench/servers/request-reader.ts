const HEAD_END = '\r\n\r\n';

/** Finds the requests in a connection's bytes: each has a content-length, or no body, and none is pipelined. */
export class RequestReader {
  private head = '';
  private remaining = 0;

  /** @param onRequest called with the request's head when its body is complete */
  constructor(private readonly onRequest: (head: string) => void) {}

  push(bytes: Buffer): void {
    const body = this.remaining > 0 ? bytes.length : this.readHead(bytes);
    if (body === undefined) return;
    this.remaining -= body;
    if (this.remaining > 0) return;
    const { head } = this;
    this.head = '';
    this.onRequest(head);
  }

  /** How many of the bytes belong to the body; undefined while the head is incomplete. */
  private readHead(bytes: Buffer): number | undefined {
    const text = this.head + bytes.toString('latin1');
    const end = text.indexOf(HEAD_END);
    this.head = end < 0 ? text : text.slice(0, end);
    if (end < 0) return undefined;
    this.remaining = Number(/\r\ncontent-length: *(\d+)/i.exec(this.head)?.[1] ?? 0);
    return text.length - end - HEAD_END.length;
  }
}
