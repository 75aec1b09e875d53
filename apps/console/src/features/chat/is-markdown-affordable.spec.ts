import { expect, it } from '@jest/globals';
import { isMarkdownAffordable } from './is-markdown-affordable.js';

const lines = (length: number): string => 'a line of text\n'.repeat(Math.ceil(length / 15)).slice(0, length);

it.each([
  ['nothing', '', true, true],
  ['a page that grows', lines(30_000), true, true],
  ['a book that grows', lines(30_001), true, false],
  ['a finished book', lines(120_000), false, true],
  ['a finished library', lines(120_001), false, false],
  ['one line without end', 'a'.repeat(10_001), false, false],
  ['a long last line', `${lines(1_500)}${'a'.repeat(10_001)}`, false, false],
])('draws %s as Markdown or not', (_name, text, isGrowing, expected) => {
  expect(isMarkdownAffordable(text, isGrowing)).toBe(expected);
});
