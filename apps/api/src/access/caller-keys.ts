import { Injectable } from '@nestjs/common';
import { TurnError } from '@q2api/turn';
import type { Request, Response } from 'express';
import { AppConfig } from '../config/app-config.js';
import { callerOf, noteCaller } from '../http/caller.js';
import { bearerOf } from './bearer.js';
import { digestOf, isOneOf } from './secret-digest.js';

// One error for all: creating one costs a stack trace, and wrong keys can come in floods.
const NO_KEY = new TurnError('unauthenticated', 'The API key is missing or not valid.');

/** Of a key's digest: enough to tell callers apart. */
const CALLER_BYTES = 8;

/** Knows the API keys of the callers of /v1. */
@Injectable()
export class CallerKeys {
  private readonly digests: readonly Buffer[];

  constructor(config: AppConfig) {
    this.digests = config.openaiKeys.map(digestOf);
  }

  /**
   * Why a request may not come in: it has no known key in `Authorization: Bearer` or `x-api-key`. Undefined when it
   * may, as everyone may when no keys are set; then whose request it is has been noted, and is not asked again.
   */
  refusalOf({ headers }: Request, response: Response): TurnError | undefined {
    if (callerOf(response) !== undefined) return undefined;
    const digests: Buffer[] = [];
    for (const key of [bearerOf(headers), headers['x-api-key']])
      if (typeof key === 'string') digests.push(digestOf(key));
    const isOpen = this.digests.length === 0;
    const digest = isOpen ? digests[0] : digests.find((candidate) => isOneOf(this.digests, candidate));
    if (digest === undefined && !isOpen) return NO_KEY;
    noteCaller(response, digest?.toString('hex', 0, CALLER_BYTES) ?? '');
    return undefined;
  }
}
