import { describe, expect, it } from '@jest/globals';
import { isDirectLoopback } from './is-direct-loopback.js';

const local = { remoteAddress: '127.0.0.1', headers: { host: '127.0.0.1:8000' } };

describe('isDirectLoopback', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
    'accepts a program at %s',
    (remoteAddress) => {
      expect(isDirectLoopback({ ...local, remoteAddress })).toBe(true);
    },
  );

  it.each(['localhost', 'localhost:8000', '[::1]:8000', '127.0.0.1'])('accepts the host %s', (host) => {
    expect(isDirectLoopback({ ...local, headers: { host } })).toBe(true);
  });

  it.each(['192.168.1.5', '10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', undefined])(
    'refuses a client at %s',
    (address) => {
      expect(isDirectLoopback({ ...local, remoteAddress: address })).toBe(false);
    },
  );

  it.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via'])(
    'refuses what came through a proxy (%s)',
    (name) => {
      expect(isDirectLoopback({ ...local, headers: { ...local.headers, [name]: '127.0.0.1' } })).toBe(false);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:8000', '', undefined])(
    'refuses the host %s',
    (host) => {
      expect(isDirectLoopback({ ...local, headers: { host } })).toBe(false);
    },
  );

  it('accepts a page of its own, and no other', () => {
    const from = (origin: string) => isDirectLoopback({ ...local, headers: { ...local.headers, origin } });
    expect(from('http://127.0.0.1:8000')).toBe(true);
    expect(from('http://127.0.0.1:9000')).toBe(false);
    expect(from('https://evil.example')).toBe(false);
    expect(from('null')).toBe(false);
  });
});
