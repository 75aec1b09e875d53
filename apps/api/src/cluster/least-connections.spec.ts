import { beforeEach, describe, expect, it } from '@jest/globals';
import { LeastConnections, type Taker } from './least-connections.js';

class FakeTaker implements Taker<number> {
  readonly taken: number[] = [];

  take(connection: number): void {
    this.taken.push(connection);
  }
}

let connections: LeastConnections<number>;
let first: FakeTaker;
let second: FakeTaker;

const give = (...numbers: number[]) => numbers.forEach((number) => connections.give(number));

beforeEach(() => {
  connections = new LeastConnections();
  first = new FakeTaker();
  second = new FakeTaker();
  connections.join(first);
  connections.join(second);
});

describe('LeastConnections', () => {
  it('shares connections out evenly', () => {
    give(1, 2, 3, 4, 5, 6);
    expect([first.taken, second.taken]).toEqual([
      [1, 3, 5],
      [2, 4, 6],
    ]);
  });

  it('gives to whoever has the fewest left', () => {
    give(1, 2, 3, 4);
    connections.noteClosed(second);
    connections.noteClosed(second);
    give(5, 6);
    expect(second.taken).toEqual([2, 4, 5, 6]);
  });

  it('lets connections wait until somebody can take them', () => {
    connections.leave(first);
    connections.leave(second);
    give(1, 2);
    connections.join(first);
    expect(first.taken).toEqual([1, 2]);
    give(3);
    expect(first.taken).toEqual([1, 2, 3]);
  });

  it('gives to one that is about to leave only when all others are, too', () => {
    connections.retire(first);
    give(1, 2);
    expect(second.taken).toEqual([1, 2]);
    connections.noteClosed(first);
    connections.retire(second);
    give(3);
    expect(first.taken).toEqual([3]);
  });

  it('forgets one that has left, whatever is still heard of it', () => {
    connections.leave(first);
    connections.noteClosed(first);
    connections.retire(first);
    give(1);
    expect([first.taken, second.taken]).toEqual([[], [1]]);
  });
});
