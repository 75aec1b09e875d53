import assert from 'node:assert/strict';
import { apiKey, baseURL, check, expectBothCities, load, model, PNG, PROMPTS, weatherOf } from './checks.mjs';

const { generateText, Output, stepCountIs, streamText, tool } = await load('ai');
const { createOpenAI } = await load('@ai-sdk/openai');
const { createOpenAICompatible } = await load('@ai-sdk/openai-compatible');
const { z } = await load('zod');

const openai = createOpenAI({ baseURL, apiKey });
const compatible = createOpenAICompatible({ name: 'q2api', baseURL, apiKey });

const weather = tool({
  description: 'The weather of a city',
  inputSchema: z.object({ city: z.string() }),
  execute: weatherOf,
});
const output = Output.object({ schema: z.object({ title: z.string() }) });

/** What each surface needs to be told to show reasoning. */
const REASONING = {
  openai: { openai: { reasoningEffort: 'low', reasoningSummary: 'auto', forceReasoning: true } },
  compatible: { q2api: { reasoningEffort: 'low' } },
};

for (const [surface, languageModel, providerOptions] of [
  ['R-021 @ai-sdk/openai (Responses)', openai(model), REASONING.openai],
  ['O-024 @ai-sdk/openai (Chat Completions)', openai.chat(model), undefined],
  ['O-024 @ai-sdk/openai-compatible', compatible(model), REASONING.compatible],
]) {
  const settings = { model: languageModel, maxRetries: 0 };

  await check(surface, async () => {
    assert.match((await generateText({ ...settings, prompt: PROMPTS.text })).text, /Hello there/);
  });

  await check(`${surface} streamed`, async () => {
    const whole = await generateText({ ...settings, prompt: PROMPTS.stream });
    assert.equal(await streamText({ ...settings, prompt: PROMPTS.stream }).text, whole.text);
  });

  await check(`${surface} tool loop with parallel calls`, async () => {
    const params = { ...settings, prompt: PROMPTS.tools, tools: { weather }, stopWhen: stepCountIs(3) };
    const whole = await generateText(params);
    assert.equal(whole.steps[0].toolCalls.length, 2);
    expectBothCities(whole.text);
    expectBothCities(await streamText(params).text);
  });

  await check(`${surface} image`, async () => {
    const content = [
      { type: 'text', text: PROMPTS.image },
      { type: 'file', mediaType: 'image/png', data: PNG },
    ];
    const { text } = await generateText({ ...settings, messages: [{ role: 'user', content }] });
    assert.match(text, /an image \(png/);
  });

  await check(`${surface} structured output`, async () => {
    const params = { ...settings, prompt: PROMPTS.json, output };
    assert.deepEqual((await generateText(params)).output, { title: 'Oslo' });
    assert.deepEqual(await streamText(params).output, { title: 'Oslo' });
  });

  if (providerOptions === undefined) continue;
  await check(`${surface} reasoning`, async () => {
    const params = { ...settings, prompt: PROMPTS.thinking, providerOptions };
    assert.match((await generateText(params)).reasoningText ?? '', /Let me see\./);
    assert.match((await streamText(params).reasoningText) ?? '', /Let me see\./);
  });
}
