import { Injectable } from '@nestjs/common';
import { isoText } from './iso-text.js';

/** The time of day, injectable so that tests can choose it. */
@Injectable()
export class Clock {
  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now();
  }

  /** The present in ISO 8601, UTC: the form in which the database keeps times. */
  timestamp(): string {
    return isoText(this.now());
  }
}
