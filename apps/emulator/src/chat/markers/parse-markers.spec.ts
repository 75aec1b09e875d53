import { describe, expect, it } from '@jest/globals';
import { parseMarkerBody, parseMarkers } from './parse-markers.js';

describe('parseMarkers', () => {
  it('finds all markers anywhere in a text', () => {
    expect(parseMarkers('a [[emulator:hang]] b [[emulator:pace 5]]\n[[emulator:text "x"]]')).toEqual([
      { name: 'hang' },
      { name: 'pace', parameter: 5 },
      { name: 'text', parameter: 'x' },
    ]);
  });

  it('reads parameters that hold brackets, quotes and the closing mark itself', () => {
    const parameter = [{ name: 'a', input: { list: [[1]], text: 'says \\ "]]" and }' } }];
    expect(parseMarkers(`[[emulator:tools ${JSON.stringify(parameter)}]] after`)).toEqual([
      { name: 'tools', parameter },
    ]);
  });

  it('finds nothing in other text', () => {
    expect(parseMarkers('[[other:text]] [emulator:text] emulator')).toEqual([]);
  });

  it.each(['[[emulator:text', '[[emulator:text "a"]', '[[emulator:text {"a": [1]]', '[[emulator:text {a}]]'])(
    'refuses %s',
    (text) => {
      expect(() => parseMarkers(text)).toThrow(/Emulator: (marker text is not closed|parameter of marker)/);
    },
  );
});

describe('parseMarkerBody', () => {
  it('reads a name alone and a name with a parameter', () => {
    expect(parseMarkerBody('hang')).toEqual({ name: 'hang' });
    expect(parseMarkerBody(' idle {"ms": 5} ')).toEqual({ name: 'idle', parameter: { ms: 5 } });
  });
});
