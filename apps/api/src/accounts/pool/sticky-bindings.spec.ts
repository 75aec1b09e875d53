import { describe, expect, it } from '@jest/globals';
import { StickyBindings } from './sticky-bindings.js';

describe('StickyBindings', () => {
  it('keeps a session with its account for a time after its last use', () => {
    const bindings = new StickyBindings(100);
    bindings.set('s', 'a', 0);
    expect(bindings.get('s', 99)).toBe('a');
    expect(bindings.get('s', 198)).toBe('a');
    expect(bindings.get('s', 298)).toBeUndefined();
    expect(bindings.size).toBe(0);
  });

  it('forgets the session used least recently when there are too many', () => {
    const bindings = new StickyBindings(100, 2);
    bindings.set('one', 'a', 0);
    bindings.set('two', 'b', 0);
    bindings.get('one', 1);
    bindings.set('three', 'c', 2);
    expect(['one', 'two', 'three'].map((session) => bindings.get(session, 3))).toEqual(['a', undefined, 'c']);
  });

  it('drops a binding only as long as it is to that account', () => {
    const bindings = new StickyBindings(100);
    bindings.set('s', 'b', 0);
    bindings.drop('s', 'a');
    expect(bindings.get('s', 1)).toBe('b');
    bindings.drop('s', 'b');
    expect(bindings.get('s', 1)).toBeUndefined();
  });
});
