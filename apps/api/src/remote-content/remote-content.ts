import { Injectable } from '@nestjs/common';
import { invalidRequest, type DocumentBlock, type ImageBlock, type TurnRequest } from '@q2api/turn';
import { AppConfig } from '../config/app-config.js';
import { RemoteContentError } from './remote-content-error.js';
import { RemoteFetcher } from './remote-fetcher.js';
import { toBlock } from './to-block.js';
import { replaceUrlBlocks, type UrlBlock, urlBlocksOf } from './url-blocks.js';

/** Of one request, all its URLs together. */
const MAX_URLS = 20;
const MAX_TOTAL_BYTES = 32 * 1024 * 1024;
/** More than the upstream takes of an image or document (AWS model). */
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

/** Puts the content in place of the URLs of a request, where the operator allows it: the upstream takes bytes only. */
@Injectable()
export class RemoteContent {
  constructor(
    private readonly config: AppConfig,
    private readonly fetcher: RemoteFetcher,
  ) {}

  /** @throws TurnError `invalid-request` that names the message when URLs are not allowed or not to be had */
  async resolve(turn: TurnRequest, signal: AbortSignal): Promise<TurnRequest> {
    const found = urlBlocksOf(turn);
    const [first] = found;
    if (first === undefined) return turn;
    if (!this.config.remoteContent) {
      throw invalidRequest(first.path, 'URLs are not fetched by this gateway: send the content as base64');
    }
    if (found.length > MAX_URLS) {
      throw invalidRequest(first.path, `more than ${MAX_URLS} URLs in one request`);
    }
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const replacements = new Map<UrlBlock, ImageBlock | DocumentBlock>();
    let remaining = MAX_TOTAL_BYTES;
    // One after the other: a request must not open dozens of connections, and together they have one limit.
    for (const { block, path } of found) {
      const maxBytes = Math.min(remaining, MAX_FILE_BYTES);
      const fetched = await this.fetch(block, path, { maxBytes, signal: limit });
      signal.throwIfAborted();
      remaining -= fetched.bytes;
      replacements.set(block, fetched.block);
    }
    return replaceUrlBlocks(turn, replacements);
  }

  private async fetch(
    block: UrlBlock,
    path: string,
    options: { maxBytes: number; signal: AbortSignal },
  ): Promise<{ block: ImageBlock | DocumentBlock; bytes: number }> {
    try {
      const file = await this.fetcher.fetch(block.source.url, options);
      return { block: toBlock(block, file), bytes: file.bytes.length };
    } catch (error) {
      // What the network says of another host is not for the client, and the URL may hold a secret.
      const reason = error instanceof RemoteContentError ? error.message : 'it could not be fetched in time';
      throw invalidRequest(path, `the URL of the ${block.type} cannot be used: ${reason}`);
    }
  }
}
