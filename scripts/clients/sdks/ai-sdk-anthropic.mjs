import assert from 'node:assert/strict';
import {
  apiKey,
  baseURL,
  check,
  expectBothCities,
  load,
  model,
  PDF,
  PNG,
  PROMPTS,
  weatherOf,
} from './checks.mjs';

const { generateText, Output, stepCountIs, streamText, tool } = await load('ai');
const { createAnthropic } = await load('@ai-sdk/anthropic');
const { z } = await load('zod');

const anthropic = createAnthropic({ baseURL, apiKey });
const settings = { model: anthropic(model), maxRetries: 0 };
const weather = tool({
  description: 'The weather of a city',
  inputSchema: z.object({ city: z.string() }),
  execute: weatherOf,
});
const thinking = { anthropic: { thinking: { type: 'enabled', budgetTokens: 1024 } } };

/** The text and reasoning of a whole or streamed answer. */
const ASK = {
  whole: (params) => generateText({ ...settings, ...params }),
  streamed: async (params) => {
    const errors = [];
    const result = streamText({ ...settings, ...params, onError: ({ error }) => errors.push(error) });
    const answer = { text: await result.text, reasoningText: await result.reasoningText };
    const { messages } = await result.response;
    assert.deepEqual(errors, []);
    return { ...answer, response: { messages } };
  },
};

for (const [form, ask] of Object.entries(ASK)) {
  await check(`AI SDK answer, ${form}`, async () => {
    assert.match((await ask({ prompt: PROMPTS.text })).text, /Hello there/);
  });

  await check(`AI SDK tool loop with parallel calls, ${form}`, async () => {
    expectBothCities(
      (await ask({ prompt: PROMPTS.tools, tools: { weather }, stopWhen: stepCountIs(3) })).text,
    );
  });

  await check(`AI SDK thinking and back, ${form}`, async () => {
    const first = await ask({ prompt: PROMPTS.thinking, providerOptions: thinking });
    assert.match(first.reasoningText ?? '', /Let me see\./);
    const messages = [
      { role: 'user', content: PROMPTS.thinking },
      ...first.response.messages,
      { role: 'user', content: 'And then?' },
    ];
    assert.match((await ask({ messages, providerOptions: thinking })).text, /And then\?/);
  });

  await check(`AI SDK image and PDF, ${form}`, async () => {
    const content = [
      { type: 'file', mediaType: 'image/png', data: PNG },
      { type: 'file', mediaType: 'application/pdf', data: PDF, filename: 'page.pdf' },
      { type: 'text', text: PROMPTS.image },
    ];
    assert.match((await ask({ messages: [{ role: 'user', content }] })).text, /an image \(png[^]*pdf/);
  });
}

await check('AI SDK structured output', async () => {
  const output = Output.object({ schema: z.object({ title: z.string() }) });
  assert.deepEqual((await generateText({ ...settings, prompt: PROMPTS.json, output })).output, {
    title: 'Oslo',
  });
});
