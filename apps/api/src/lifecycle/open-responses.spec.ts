import { ServerResponse, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { OpenResponses } from './open-responses.js';

const newResponse = () => new ServerResponse(new IncomingMessage(new Socket()));

describe('OpenResponses', () => {
  it('has what was added and not taken out', () => {
    const open = new OpenResponses();
    const [first, second, third] = [newResponse(), newResponse(), newResponse()];
    open.add(first);
    const removeSecond = open.add(second);
    open.add(third);
    removeSecond();
    expect([...open]).toEqual([first, third]);
    expect(open.size).toBe(2);
  });

  it('uses places again', () => {
    const open = new OpenResponses();
    for (let index = 0; index < 100; index += 1) open.add(newResponse())();
    expect(open.size).toBe(0);
    const last = newResponse();
    open.add(last);
    expect([...open]).toEqual([last]);
  });
});
