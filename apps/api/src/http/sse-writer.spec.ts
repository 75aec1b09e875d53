import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SseWriter } from './sse-writer.js';

/** The part of a ServerResponse that matters here; `full` makes it report a client that reads too slowly. */
class FakeResponse extends EventEmitter {
  readonly written: string[] = [];
  headersSent = false;
  destroyed = false;
  ended = false;
  full = false;

  writeHead(status: number): void {
    this.headersSent = true;
    this.written.push(`<${status}>`);
  }

  write(text: string): boolean {
    this.written.push(text);
    return !this.full;
  }

  end(text: string): void {
    this.written.push(text);
    this.ended = true;
  }
}

function open() {
  const response = new FakeResponse();
  return { response, sse: new SseWriter(response as unknown as ServerResponse, ': ping\n\n') };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('SseWriter', () => {
  it('sends nothing, not even a status, before there is something to say', () => {
    const { response, sse } = open();
    expect(sse.write('')).toBeUndefined();
    jest.advanceTimersByTime(60_000);
    expect(response.written).toEqual([]);
  });

  it('G-007 pings after 15 s of silence, counted from the last write', () => {
    const { response, sse } = open();
    void sse.write('a');
    jest.advanceTimersByTime(10_000);
    void sse.write('b');
    jest.advanceTimersByTime(14_000);
    expect(response.written).toEqual(['<200>', 'a', 'b']);
    jest.advanceTimersByTime(1_000);
    expect(response.written.at(-1)).toBe(': ping\n\n');
    jest.advanceTimersByTime(15_000);
    expect(response.written).toHaveLength(5);
  });

  it('returns a promise only when the client reads too slowly, and sends it no pings meanwhile', async () => {
    const { response, sse } = open();
    expect(sse.write('a')).toBeUndefined();
    response.full = true;
    const drained = sse.write('b');
    expect(drained).toBeInstanceOf(Promise);
    jest.advanceTimersByTime(60_000);
    expect(response.written.at(-1)).toBe('b');
    response.emit('drain');
    await drained;
    expect(response.listenerCount('drain')).toBe(0);
  });

  it('does not wait for ever for a client that left, and writes nothing more to it', async () => {
    const { response, sse } = open();
    response.full = true;
    const drained = sse.write('a');
    response.destroyed = true;
    response.emit('close');
    await drained;
    expect(sse.write('b')).toBeUndefined();
    sse.end('c');
    expect(response.written).toEqual(['<200>', 'a']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('stops pinging at the end', () => {
    const { response, sse } = open();
    void sse.write('a');
    sse.end('z');
    expect(jest.getTimerCount()).toBe(0);
    expect(response.written.at(-1)).toBe('z');
    expect(response.ended).toBe(true);
  });
});
