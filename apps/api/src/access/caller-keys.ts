import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { bearerOf } from './bearer.js';

/** Knows the API keys of the callers of /v1. */
@Injectable()
export class CallerKeys {
  private readonly digests: readonly Buffer[];

  constructor(config: AppConfig) {
    this.digests = config.openaiKeys.map(digestOf);
  }

  /** True for a known key in `Authorization: Bearer` or `x-api-key`, and for everyone when no keys are set. */
  accepts(headers: IncomingHttpHeaders): boolean {
    if (this.digests.length === 0) return true;
    return [bearerOf(headers), headers['x-api-key']].some(
      (key) => typeof key === 'string' && this.isKnown(key),
    );
  }

  /** Takes the same time for every key: digests of equal length, all of them compared. */
  private isKnown(key: string): boolean {
    const digest = digestOf(key);
    let known = false;
    for (const candidate of this.digests) known = timingSafeEqual(candidate, digest) || known;
    return known;
  }
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
