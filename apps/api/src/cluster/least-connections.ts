/** Where a connection can go. */
export interface Taker<Connection> {
  take(connection: Connection): void;
}

/**
 * Gives each connection to the one that has the fewest. Clients keep their connections, so an uneven start would stay:
 * whoever is idle at that moment (as node:cluster asks) may get most of those that are opened at once.
 */
export class LeastConnections<Connection> {
  private readonly counts = new Map<Taker<Connection>, number>();
  private readonly waiting: Connection[] = [];

  /** While nobody has joined, it waits. */
  give(connection: Connection): void {
    const taker = this.takerWithFewest();
    if (taker === undefined) this.waiting.push(connection);
    else {
      this.change(taker, 1);
      taker.take(connection);
    }
  }

  join(taker: Taker<Connection>): void {
    this.counts.set(taker, 0);
    for (const connection of this.waiting.splice(0)) this.give(connection);
  }

  noteClosed(taker: Taker<Connection>): void {
    this.change(taker, -1);
  }

  /** It is about to leave: from now on it gets what nobody else can take. */
  retire(taker: Taker<Connection>): void {
    this.change(taker, Infinity);
  }

  leave(taker: Taker<Connection>): void {
    this.counts.delete(taker);
  }

  private change(taker: Taker<Connection>, by: number): void {
    const count = this.counts.get(taker);
    if (count !== undefined) this.counts.set(taker, count + by);
  }

  private takerWithFewest(): Taker<Connection> | undefined {
    let least: Taker<Connection> | undefined;
    let fewest = Infinity;
    for (const [taker, count] of this.counts) {
      if (least === undefined || count < fewest) [least, fewest] = [taker, count];
    }
    return least;
  }
}
