import type { ServerResponse } from 'node:http';

/**
 * The responses under way. Not a Set: each time a Set of V8 makes room it leaves an old table behind, and what was in that
 * stays in memory, with all that hangs on it, until a major collection.
 */
export class OpenResponses implements Iterable<ServerResponse> {
  private readonly places: (ServerResponse | undefined)[] = [];
  private readonly freePlaces: number[] = [];

  get size(): number {
    return this.places.length - this.freePlaces.length;
  }

  /** @returns what takes it out again; to be called once */
  add(response: ServerResponse): () => void {
    const place = this.freePlaces.pop() ?? this.places.length;
    this.places[place] = response;
    return () => {
      this.places[place] = undefined;
      this.freePlaces.push(place);
    };
  }

  *[Symbol.iterator](): Iterator<ServerResponse> {
    for (const response of this.places) if (response !== undefined) yield response;
  }
}
