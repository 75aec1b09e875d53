import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { TurnError } from '@q2api/turn';
import { AppConfig } from '../config/app-config.js';
import { bearerOf } from './bearer.js';
import { digestOf, isOneOf } from './secret-digest.js';

// One error for all: creating one costs a stack trace, and wrong keys can come in floods.
const NO_KEY = new TurnError('unauthenticated', 'The API key is missing or not valid.');

/** Knows the API keys of the callers of /v1. */
@Injectable()
export class CallerKeys {
  private readonly digests: readonly Buffer[];

  constructor(config: AppConfig) {
    this.digests = config.openaiKeys.map(digestOf);
  }

  /**
   * Why a request may not come in: it has no known key in `Authorization: Bearer` or `x-api-key`. Undefined when it
   * may, as everyone may when no keys are set.
   */
  refusalOf(headers: IncomingHttpHeaders): TurnError | undefined {
    if (this.digests.length === 0) return undefined;
    const keys = [bearerOf(headers), headers['x-api-key']];
    const isKnown = keys.some((key) => typeof key === 'string' && isOneOf(this.digests, digestOf(key)));
    return isKnown ? undefined : NO_KEY;
  }
}
