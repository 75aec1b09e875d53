import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.js';

describe('readOptions', () => {
  it('measures 500 streams with 50 ms between deltas, three times, unless told otherwise', () => {
    expect(readOptions([]).scale).toMatchObject({ runs: 3, streams: 500, paceMs: 50 });
    expect(readOptions(['--runs', '1', '--streams', '2000', '--pace', '200']).scale).toMatchObject({
      runs: 1,
      streams: 2000,
      paceMs: 200,
    });
  });

  it.each(['runs', 'streams', 'pace', 'soak'])('refuses a --%s that is no whole number above 0', (option) => {
    for (const text of ['many', '0', '2.5', '']) {
      expect(() => readOptions([`--${option}=${text}`])).toThrow(
        `--${option} takes a whole number above 0, not '${text}'`,
      );
    }
  });

  it('refuses an option that does not exist', () => {
    expect(() => readOptions(['--stream', '5'])).toThrow("Unknown option '--stream'");
  });
});
