import { describe, expect, it } from '@jest/globals';
import { AppConfig } from '../config/app-config.js';
import { ModelCatalogue } from './model-catalogue.js';

function catalogue(aliases: Record<string, string>): ModelCatalogue {
  return new ModelCatalogue(new AppConfig({ modelAliases: new Map(Object.entries(aliases)) }));
}

const idOf = (aliases: Record<string, string>, name: string) => catalogue(aliases).resolve(name).id;

describe('ModelCatalogue', () => {
  it('knows the names that clients use for a model', () => {
    expect(idOf({}, 'claude-sonnet-4-5-20250929')).toBe('claude-sonnet-4.5');
  });

  it("takes the operator's names, for whatever name of a model", () => {
    expect(idOf({ 'gpt-4o': 'claude-sonnet-4-5' }, 'gpt-4o')).toBe('claude-sonnet-4.5');
  });

  it("prefers the operator's word to its own", () => {
    expect(idOf({ 'claude-sonnet-4.5': 'claude-haiku-4.5' }, 'claude-sonnet-4.5')).toBe('claude-haiku-4.5');
  });

  it('does not follow one alias to another', () => {
    const aliases = { 'claude-sonnet-4.5': 'claude-haiku-4.5', 'claude-haiku-4.5': 'claude-sonnet-4.5' };
    expect(idOf(aliases, 'claude-haiku-4.5')).toBe('claude-sonnet-4.5');
  });

  it('refuses an unknown name unless * stands for it', () => {
    expect(() => idOf({}, 'gpt-6')).toThrow(/'gpt-6' does not exist here/);
    expect(idOf({ '*': 'claude-haiku-4.5' }, 'gpt-6')).toBe('claude-haiku-4.5');
    expect(idOf({ '*': 'claude-haiku-4.5' }, 'claude-sonnet-4')).toBe('claude-sonnet-4');
  });

  it('lists models and aliases once each, and not *', () => {
    const names = catalogue({
      'gpt-4o': 'claude-sonnet-4.5',
      'claude-haiku-4.5': 'claude-sonnet-4.5',
      '*': 'claude-haiku-4.5',
    })
      .list()
      .map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['claude-sonnet-4.5', 'gpt-4o', 'claude-haiku-4.5']));
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('*');
  });

  it('does not start with an alias for a model that does not exist', () => {
    expect(() => catalogue({ fast: 'claude-hiku-4.5' })).toThrow(
      /^MODEL_ALIASES: "fast" stands for "claude-hiku-4.5", which is no model\. Near names: /,
    );
  });
});
