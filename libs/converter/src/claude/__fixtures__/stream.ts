import { expect } from '@jest/globals';
import type { ClaudeStreamEvent } from '@q2api/claude-types';
import type { TurnEvent } from '@q2api/turn';
import { ClaudeStreamEncoder, type ClaudeStreamOptions } from '../answer/claude-stream-encoder.js';
import { ANY_REQUEST, sdkReading } from './claude-sdk.js';

export const IDENTITY = { messageId: 'msg_1', model: 'claude-sonnet-4-5-20250929' };

export function encode(events: readonly TurnEvent[], options: Partial<ClaudeStreamOptions> = {}): string {
  return new ClaudeStreamEncoder({ ...IDENTITY, inputTokens: 12, ...options }).encode(events);
}

/** The events of a stream, after its frame was checked: each has its type as its name and ends with a blank line. */
export function eventsOf(sse: string): ClaudeStreamEvent[] {
  const frames = sse.split('\n\n');
  expect(frames.pop()).toBe('');
  return frames.map((frame) => {
    const [name, data, ...rest] = frame.split('\n');
    expect(rest).toEqual([]);
    const event = JSON.parse(data?.replace(/^data: /, '') ?? '') as ClaudeStreamEvent;
    expect(name).toBe(`event: ${event.type}`);
    return event;
  });
}

/** What the official SDK folds a stream into, without the field that it adds for structured output. */
export async function foldBySdk(sse: string): Promise<unknown> {
  const message = await sdkReading(sse).messages.stream(ANY_REQUEST).finalMessage();
  return JSON.parse(JSON.stringify({ ...message, parsed_output: undefined }));
}
