import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SETTING_CATALOGUE } from '../../api/src/settings/setting-catalogue.js';
import { CHINESE_DESCRIPTIONS } from '../src/features/settings/chinese-descriptions.js';

type Words = { [key: string]: string | Words };

const SOURCES = join(import.meta.dirname, '../src');
const en = readWords('en');
const zh = readWords('zh');
/** Endings that i18next puts behind a key that has a plural. */
const PLURAL = /_(one|other)$/;

function readWords(language: string): Words {
  return JSON.parse(readFileSync(join(SOURCES, `i18n/${language}.json`), 'utf8')) as Words;
}

function flatten(words: Words, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...flatten(value, `${prefix}${key}.`)],
    ) as [string, string][],
  );
}

const english = flatten(en);
const chinese = flatten(zh);
const keysOf = (words: Map<string, string>): string[] =>
  [...new Set([...words.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const slotsOf = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/\{\{\w+\}\}|<\/?\w+>/g)].map(String).sort();

function readSources(): string {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
    .join('\n');
}

it('has a Chinese description for every setting, and for nothing else', () => {
  const names = SETTING_CATALOGUE.map(({ name }) => name);
  expect(Object.keys(CHINESE_DESCRIPTIONS).sort()).toEqual(names.sort());
});

describe('words of the console', () => {
  const source = readSources();
  const literal = [
    // t('key'), t(flag ? 'key' : 'other'), <Trans i18nKey="key">
    ...source.matchAll(/\bt\(\s*'([\w.-]+)'|[?:]\s*'([a-z][\w-]*\.[\w.-]+)'|i18nKey="([\w.-]+)"/g),
  ].map(([, ...groups]) => groups.find((key) => key !== undefined) ?? '');
  const sections = new Set(Object.keys(en));
  const used = new Set(literal.filter((key) => sections.has(key.split('.')[0] ?? '')));
  const prefixes = [...source.matchAll(/`([a-z]\w*\.[^`$]*)\$\{/g)].flatMap(([, prefix = '']) =>
    sections.has(prefix.split('.')[0] ?? '') ? [prefix] : [],
  );

  it('are the same in both languages', () => {
    expect(keysOf(chinese)).toEqual(keysOf(english));
  });

  it('have the same gaps in both languages', () => {
    for (const [key, text] of chinese) expect([key, slotsOf(text)]).toEqual([key, slotsOf(english.get(key))]);
  });

  it('have the plural forms that each language needs', () => {
    for (const key of keysOf(english).filter((name) => english.has(`${name}_other`))) {
      expect([english.has(`${key}_one`), chinese.has(`${key}_other`)]).toEqual([true, true]);
    }
  });

  it('are Chinese in Chinese', () => {
    const untranslated = [...chinese].filter(
      ([key, text]) => text === english.get(key) && /[a-z]{3}/.test(text),
    );
    expect(untranslated.map(([key]) => key)).toEqual(['login.builderId', 'login.identityCenter']);
  });

  it('include every key that is used', () => {
    expect(used.size).toBeGreaterThan(150);
    const known = new Set(keysOf(english));
    expect([...used].filter((key) => !known.has(key))).toEqual([]);
    expect(prefixes.filter((prefix) => ![...known].some((key) => key.startsWith(prefix)))).toEqual([]);
  });

  it('are all used', () => {
    const isUsed = (key: string): boolean =>
      used.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
    expect(keysOf(english).filter((key) => !isUsed(key))).toEqual([]);
  });
});
