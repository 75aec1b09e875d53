import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { encodeEvent, type Frame } from '@q2api/event-stream';
import { TurnError, type TurnEvent } from '@q2api/turn';
import { TurnStream } from './turn-stream.js';

const usage = { inputTokens: 1, outputTokens: 1, source: 'measured' as const };
const turnEnd: TurnEvent = { type: 'turn-end', stopReason: 'end_turn', usage };
const served = { accountId: 'a', modelId: 'm', repairs: [], roughInputTokens: 1 };

/** A reader whose frames say plainly which event they are. */
const plainReader = {
  push: (frames: readonly Frame[]) =>
    frames.map((frame) => {
      const event = JSON.parse(frame.payload.toString()) as TurnEvent | { type: 'fault' };
      if (event.type === 'fault') throw new TurnError('rate-limited', 'slow down');
      return event;
    }),
  end: () => [turnEnd],
};

const text = (delta: string) => encodeEvent('x', { type: 'text-delta', text: delta });
const start = encodeEvent('x', { type: 'turn-start' });

function open() {
  const body = new PassThrough();
  return { body, stream: new TurnStream(body, plainReader, served) };
}

async function collect(stream: TurnStream) {
  const batches: (readonly TurnEvent[])[] = [];
  await stream.forEachBatch((events) => void batches.push(events));
  return batches;
}

describe('TurnStream', () => {
  it('delivers everything that arrives in one turn of the event loop as one batch', async () => {
    const { body, stream } = open();
    body.write(start);
    body.write(text('a'));
    body.write(text('b'));
    await stream.opened();
    body.end(text('c'));
    const batches = await collect(stream);
    expect(batches.map((events) => events.length)).toEqual([3, 2]);
    expect(batches.flat().at(-1)).toEqual(turnEnd);
  });

  it('gives the same events for any cut of the bytes', async () => {
    const bytes = Buffer.concat([start, text('中文'), text('b')]);
    for (let cut = 1; cut < bytes.length; cut += 7) {
      const { body, stream } = open();
      body.write(bytes.subarray(0, cut));
      body.end(bytes.subarray(cut));
      await stream.opened();
      const types = (await collect(stream)).flat().map((event) => event.type);
      expect(types).toEqual(['turn-start', 'text-delta', 'text-delta', 'turn-end']);
    }
  });

  it('is not open while only turn-start is known, and rejects with the failure that follows it', async () => {
    const { body, stream } = open();
    let opened = false;
    const opening = stream.opened().then(() => (opened = true));
    body.write(start);
    await nextTurn();
    await nextTurn();
    expect(opened).toBe(false);
    body.write(encodeEvent('x', { type: 'fault' }));
    await expect(opening).rejects.toMatchObject({ kind: 'rate-limited' });
  });

  it('delivers what came before a failure, then rejects', async () => {
    const { body, stream } = open();
    body.write(Buffer.concat([start, text('a')]));
    await stream.opened();
    body.write(text('b'));
    body.write(text('c').subarray(0, 20));
    body.end();
    const batches: TurnEvent[] = [];
    const reading = stream.forEachBatch((events) => void batches.push(...events));
    await expect(reading).rejects.toMatchObject({ kind: 'upstream-protocol' });
    expect(batches.map((event) => event.type)).toEqual(['turn-start', 'text-delta', 'text-delta']);
  });

  it('tells how reading ended exactly once, also when that was before anybody asked', async () => {
    const { body, stream } = open();
    body.end(Buffer.concat([start, text('a')]));
    await stream.opened();
    const results: unknown[] = [];
    stream.whenRead((failure) => results.push(failure));
    await collect(stream);
    body.destroy(new Error('late'));
    await nextTurn();
    expect(results).toEqual([null]);
  });

  it('reads no further while the taker is busy, and goes on afterwards', async () => {
    const { body, stream } = open();
    body.write(Buffer.concat([start, text('a')]));
    await stream.opened();
    let free = () => {};
    const taken: number[] = [];
    const reading = stream.forEachBatch((events) => {
      taken.push(events.length);
      return new Promise((resolve) => (free = resolve));
    });
    expect(taken).toEqual([2]);
    expect(body.isPaused()).toBe(true);
    body.write(text('b'));
    await nextTurn();
    expect(taken).toEqual([2]);
    free();
    body.end();
    while (taken.length < 2) await nextTurn();
    free();
    await nextTurn();
    free();
    await reading;
    expect(taken.reduce((sum, count) => sum + count)).toBe(4);
  });

  it('stops the upstream when the taker fails', async () => {
    const { body, stream } = open();
    body.write(Buffer.concat([start, text('a')]));
    await stream.opened();
    const reading = stream.forEachBatch(() => {
      throw new TurnError('upstream-protocol', 'cannot be encoded');
    });
    await expect(reading).rejects.toThrow('cannot be encoded');
    expect(body.destroyed).toBe(true);
  });

  it('stops the upstream when the reader ends the turn early, and counts that as read', async () => {
    const { body, stream } = open();
    body.write(Buffer.concat([start, text('a'), encodeEvent('x', turnEnd)]));
    await stream.opened();
    const results: unknown[] = [];
    stream.whenRead((failure) => results.push(failure));
    expect((await collect(stream)).flat().at(-1)).toEqual(turnEnd);
    expect(results).toEqual([null]);
    expect(body.destroyed).toBe(true);
  });

  it('notices a corrupt frame behind good ones at once, though nothing follows', async () => {
    const { body, stream } = open();
    const corrupt = Buffer.from(text('b'));
    corrupt[corrupt.length - 1]! ^= 1;
    body.write(Buffer.concat([start, text('a'), corrupt]));
    await nextTurn();
    await expect(collect(stream)).rejects.toMatchObject({ kind: 'upstream-protocol' });
    expect(body.destroyed).toBe(true);
  });

  it('reports an abort as aborted', async () => {
    const { body, stream } = open();
    body.write(Buffer.concat([start, text('a')]));
    await stream.opened();
    const reading = collect(stream);
    body.destroy(new TurnError('aborted', 'The client closed the connection.'));
    await expect(reading).rejects.toMatchObject({ kind: 'aborted' });
  });
});
