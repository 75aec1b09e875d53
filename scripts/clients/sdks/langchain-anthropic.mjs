import assert from 'node:assert/strict';
import { apiKey, check, expectBothCities, load, model, PDF, PNG, PROMPTS, weatherOf } from './checks.mjs';

const { ChatAnthropic } = await load('@langchain/anthropic');
const { HumanMessage, ToolMessage } = await load('@langchain/core/messages');
const { tool } = await load('@langchain/core/tools');
const { z } = await load('zod');

const options = { model, apiKey, anthropicApiUrl: process.env.Q2API_URL, maxRetries: 0 };
const chat = new ChatAnthropic(options);
const thinking = new ChatAnthropic({
  ...options,
  maxTokens: 4000,
  thinking: { type: 'enabled', budget_tokens: 1024 },
});
const weather = tool(weatherOf, {
  name: 'weather',
  description: 'The weather of a city',
  schema: z.object({ city: z.string() }),
});

async function streamed(runnable, messages) {
  let whole;
  for await (const chunk of await runnable.stream(messages))
    whole = whole === undefined ? chunk : whole.concat(chunk);
  return whole;
}

const ASK = { whole: (runnable, messages) => runnable.invoke(messages), streamed };

for (const [form, ask] of Object.entries(ASK)) {
  await check(`LangChain answer, ${form}`, async () => {
    assert.match((await ask(chat, [new HumanMessage(PROMPTS.text)])).text, /Hello there/);
  });

  await check(`C-060 LangChain usage equals the server's, ${form}`, async () => {
    const answer = await ask(chat, [new HumanMessage('[[emulator:text "one two three"]]')]);
    const { input_tokens: input, output_tokens: output, total_tokens: total } = answer.usage_metadata;
    assert.equal(total, input + output);
    const whole = await chat.invoke([new HumanMessage('[[emulator:text "one two three"]]')]);
    assert.equal(output, whole.usage_metadata.output_tokens);
    // Of a stream it keeps the estimate at its beginning, and does not add the figure at its end.
    assert.ok(input > 0 && input < whole.usage_metadata.input_tokens * 2);
  });

  await check(`LangChain tool loop with parallel calls, ${form}`, async () => {
    const bound = chat.bindTools([weather]);
    const messages = [new HumanMessage(PROMPTS.tools)];
    const first = await ask(bound, messages);
    assert.equal(first.tool_calls.length, 2);
    messages.push(first);
    for (const call of first.tool_calls) {
      messages.push(new ToolMessage({ tool_call_id: call.id, content: weatherOf(call.args) }));
    }
    expectBothCities((await ask(bound, messages)).text);
  });

  await check(`LangChain thinking and back, ${form}`, async () => {
    const messages = [new HumanMessage(PROMPTS.thinking)];
    const first = await ask(thinking, messages);
    const [block] = first.content;
    assert.deepEqual([block.type, block.thinking], ['thinking', 'Let me see.']);
    assert.match(
      (await ask(thinking, [...messages, first, new HumanMessage('And then?')])).text,
      /And then\?/,
    );
  });

  await check(`LangChain image and PDF, ${form}`, async () => {
    const source = (media_type, data) => ({ type: 'base64', media_type, data });
    const content = [
      { type: 'image', source: source('image/png', PNG) },
      { type: 'document', source: source('application/pdf', PDF) },
      { type: 'text', text: PROMPTS.image },
    ];
    assert.match((await ask(chat, [new HumanMessage({ content })])).text, /an image \(png[^]*pdf/);
  });
}

await check('LangChain structured output by a forced tool', async () => {
  const structured = chat.withStructuredOutput(z.object({ city: z.string() }), { name: 'extract' });
  const prompt = `[[emulator:tools ${JSON.stringify([{ name: 'extract', input: { city: 'Oslo' } }])}]]`;
  assert.deepEqual(await structured.invoke(prompt), { city: 'Oslo' });
});
