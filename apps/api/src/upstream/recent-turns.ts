import { Injectable } from '@nestjs/common';
import type { TurnTrail } from './turn-trail.js';

const CAPACITY = 500;

/** The trails of the last turns of this process. */
@Injectable()
export class RecentTurns {
  private readonly trails: TurnTrail[] = [];
  private next = 0;

  add(trail: TurnTrail): void {
    this.trails[this.next] = trail;
    this.next = (this.next + 1) % CAPACITY;
  }

  /** Newest first. */
  list(): TurnTrail[] {
    return [...this.trails.slice(this.next), ...this.trails.slice(0, this.next)].reverse();
  }
}
