import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { bearerOf } from './bearer.js';
import { digestOf, isOneOf } from './secret-digest.js';

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
    const keys = [bearerOf(headers), headers['x-api-key']];
    return keys.some((key) => typeof key === 'string' && isOneOf(this.digests, digestOf(key)));
  }
}
