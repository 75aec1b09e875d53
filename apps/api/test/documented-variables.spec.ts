import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { loadConfig } from '../src/config/load-config.js';
import { projectRoot } from '../src/config/project-root.js';
import { SETTING_CATALOGUE } from '../src/settings/setting-catalogue.js';

/** Every variable that the configuration asks the environment for. */
function knownVariables(): string[] {
  const names = new Set<string>();
  loadConfig(
    new Proxy<NodeJS.ProcessEnv>(
      {},
      {
        get(_env, name) {
          names.add(String(name));
          return undefined;
        },
      },
    ),
  );
  return [...names].sort();
}

function readProjectFile(name: string): string {
  return readFileSync(join(projectRoot, name), 'utf8');
}

/** The names in the first column of the README's table. */
function tabulatedVariables(readme: string): string[] {
  const firstColumns = readme
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|')[1] ?? '');
  return firstColumns.flatMap((column) => column.match(/(?<=`)[A-Z][A-Z_]+(?=`)/g) ?? []).sort();
}

describe('the documentation of the environment', () => {
  it('has every variable in .env.example', () => {
    const example = parseEnv(readProjectFile('.env.example'));
    expect(Object.keys(example).sort()).toEqual(knownVariables());
  });

  it('has the defaults in .env.example', () => {
    const example = parseEnv(readProjectFile('.env.example')) as NodeJS.ProcessEnv;
    expect(loadConfig(example)).toEqual(loadConfig({}));
  });

  it('has every variable in the list that the console shows', () => {
    expect(SETTING_CATALOGUE.map(({ name }) => name).sort()).toEqual(knownVariables());
  });

  it('names the same existing variables in both READMEs', () => {
    const english = tabulatedVariables(readProjectFile('README.md'));
    expect(english).toEqual(tabulatedVariables(readProjectFile('README.zh-CN.md')));
    expect(english.length).toBeGreaterThan(0);
    expect(knownVariables()).toEqual(expect.arrayContaining(english));
  });
});
