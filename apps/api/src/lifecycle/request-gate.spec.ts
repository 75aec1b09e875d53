import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { TurnError } from '@q2api/turn';
import type { Request, Response } from 'express';
import { AppConfig } from '../config/app-config.js';
import { closeSignal } from '../http/close-signal.js';
import { RequestGate } from './request-gate.js';

class FakeResponse extends EventEmitter {
  readonly headers = new Map<string, string>();
  headersSent = false;

  setHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }
}

function newGate(maxConcurrentRequests = 2) {
  const gate = new RequestGate(new AppConfig({ maxConcurrentRequests }));
  const ask = (url: string) => {
    const response = new FakeResponse();
    const refusal = gate.admit({ url } as Request, response as unknown as Response);
    return { response, refusal };
  };
  return { gate, ask };
}

describe('RequestGate', () => {
  it('refuses what is too much at once, and lets in again when somebody left', () => {
    const { ask } = newGate();
    const first = ask('/v1/messages');
    ask('/v1/messages');
    const { refusal, response } = ask('/v1/messages');
    expect(refusal).toMatchObject({ kind: 'gateway-unavailable', details: { retryAfterMs: 1_000 } });
    expect(response.headers.get('connection')).toBe('close');
    first.response.emit('close');
    expect(ask('/v1/messages').refusal).toBeUndefined();
  });

  it('keeps room for the operator', () => {
    const { ask } = newGate(1);
    ask('/v1/messages');
    expect(ask('/v1/messages').refusal).toBeDefined();
    expect(ask('/v2/accounts').refusal).toBeUndefined();
  });

  it('refuses everything but probes once it is closed', () => {
    const { gate, ask } = newGate();
    const { response } = ask('/v1/messages');
    gate.close();
    expect(response.headers.get('connection')).toBe('close');
    for (const path of ['/v1/messages', '/v2/accounts', '/'])
      expect(ask(path).refusal).toMatchObject({
        kind: 'gateway-unavailable',
        details: { retryAfterMs: 5_000 },
      });
    for (const path of ['/healthz', '/readyz']) expect(ask(path).refusal).toBeUndefined();
  });

  it('tells when the last one has left', async () => {
    const { gate, ask } = newGate();
    expect(await gate.whenEmpty(0)).toBe(true);
    const { response } = ask('/v1/messages');
    const empty = gate.whenEmpty(60_000);
    response.emit('close');
    expect(await empty).toBe(true);
    ask('/v1/messages');
    expect(await gate.whenEmpty(1)).toBe(false);
  });

  it('interrupts those inside with an error of its own', () => {
    const { gate, ask } = newGate();
    const { response } = ask('/v1/messages');
    const signal = closeSignal(response as unknown as Response);
    const error = new TurnError('gateway-unavailable', 'ending');
    gate.interruptAll(error);
    expect(signal.reason).toBe(error);
  });
});
