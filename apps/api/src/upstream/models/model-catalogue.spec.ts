import { describe, expect, it } from '@jest/globals';
import type { AmazonQModel } from '@q2api/amazonq-types';
import { AppConfig } from '../../config/app-config.js';
import type { AccountModels } from './account-models.js';
import { ModelCatalogue } from './model-catalogue.js';

const haiku: AmazonQModel = { modelId: 'claude-haiku-4.5' };
const gpt: AmazonQModel = { modelId: 'gpt-5.6-sol', tokenLimits: { maxInputTokens: 272_000 } };

/** @param accounts id → its catalogue; `discovered` are known only after they were asked */
function catalogue(
  aliases: Record<string, string> = {},
  accounts: Record<string, AmazonQModel[]> = {},
  discovered: AmazonQModel[][] = [],
): ModelCatalogue {
  const known = Object.values(accounts);
  const accountModels: Pick<AccountModels, 'of' | 'known' | 'discover'> = {
    of: (id) => Promise.resolve(accounts[id]),
    known: () => known,
    discover: () => Promise.resolve(void known.push(...discovered.splice(0))),
  };
  const config = new AppConfig({ modelAliases: new Map(Object.entries(aliases)) });
  return new ModelCatalogue(config, accountModels as AccountModels);
}

const idOf = async (aliases: Record<string, string>, name: string) =>
  (await catalogue(aliases).resolve(name)).id;
const namesOf = async (models: ModelCatalogue) => (await models.list()).map(({ name }) => name);

describe('ModelCatalogue', () => {
  it('G-014 knows the names that clients use for a model', async () => {
    expect(await idOf({}, 'claude-sonnet-4-5-20250929')).toBe('claude-sonnet-4.5');
    expect(await idOf({}, 'claude-sonnet-4-5-latest')).toBe('claude-sonnet-4.5');
    expect(await idOf({}, 'claude-opus-4-6[1m]')).toBe('claude-opus-4.6');
  });

  it("G-014 takes the operator's names, for whatever name of a model", async () => {
    expect(await idOf({ 'gpt-4o': 'claude-sonnet-4-5' }, 'gpt-4o')).toBe('claude-sonnet-4.5');
  });

  it("prefers the operator's word to its own", async () => {
    expect(await idOf({ 'claude-sonnet-4.5': 'claude-haiku-4.5' }, 'claude-sonnet-4.5')).toBe(
      'claude-haiku-4.5',
    );
  });

  it('does not follow one alias to another', async () => {
    const aliases = { 'claude-sonnet-4.5': 'claude-haiku-4.5', 'claude-haiku-4.5': 'claude-sonnet-4.5' };
    expect(await idOf(aliases, 'claude-haiku-4.5')).toBe('claude-sonnet-4.5');
  });

  it('refuses an unknown name unless * stands for it', async () => {
    await expect(idOf({}, 'gpt-6')).rejects.toThrow(/'gpt-6' does not exist here/);
    expect(await idOf({ '*': 'claude-haiku-4.5' }, 'gpt-6')).toBe('claude-haiku-4.5');
    expect(await idOf({ '*': 'claude-haiku-4.5' }, 'claude-sonnet-4')).toBe('claude-sonnet-4');
  });

  it('lists models and aliases once each, and neither * nor what stands for nothing', async () => {
    const names = await namesOf(
      catalogue({
        'gpt-4o': 'claude-sonnet-4.5',
        'claude-haiku-4.5': 'claude-sonnet-4.5',
        lost: 'no-model',
        '*': 'claude-haiku-4.5',
      }),
    );
    expect(names).toEqual(expect.arrayContaining(['claude-sonnet-4.5', 'gpt-4o', 'claude-haiku-4.5']));
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('*');
    expect(names).not.toContain('lost');
  });

  it('names the target of an alias for a model that does not exist', async () => {
    await expect(idOf({ fast: 'claude-hiku-4.5' }, 'fast')).rejects.toThrow(
      /^The model 'fast', which stands for 'claude-hiku-4.5', does not exist here\. Near names: /,
    );
  });

  it('offers what the catalogues of the accounts have, and nothing else', async () => {
    const models = catalogue({}, { a: [haiku], b: [haiku, gpt] });
    expect(await namesOf(models)).toEqual(['claude-haiku-4.5', 'gpt-5.6-sol']);
    expect((await models.resolve('gpt-5.6-sol')).capabilities.maxInputTokens).toBe(272_000);
    await expect(models.resolve('claude-sonnet-4.5')).rejects.toMatchObject({ kind: 'model-not-found' });
  });

  it('asks the accounts before it says that a model does not exist', async () => {
    expect((await catalogue({}, {}, [[gpt]]).resolve('gpt-5.6-sol')).id).toBe('gpt-5.6-sol');
  });

  it("uses an account's own catalogue for what may be sent", async () => {
    const own = { ...haiku, promptCaching: { supportsPromptCaching: true } };
    const models = catalogue({}, { a: [haiku], b: [own], c: [gpt] });
    const model = await models.resolve('claude-haiku-4-5');
    expect(await models.capabilitiesFor('a', model)).not.toHaveProperty('promptCaching');
    expect(await models.capabilitiesFor('b', model)).toHaveProperty('promptCaching');
    await expect(models.capabilitiesFor('c', model)).rejects.toMatchObject({ kind: 'model-not-found' });
    expect(await models.capabilitiesFor('unknown', model)).toBe(model.capabilities);
  });
});
