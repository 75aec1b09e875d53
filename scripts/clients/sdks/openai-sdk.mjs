import assert from 'node:assert/strict';
import { apiKey, baseURL, check, expectBothCities, load, model, PNG, PROMPTS, weatherOf } from './checks.mjs';

const { default: OpenAI } = await load('openai');
const { zodResponseFormat, zodTextFormat } = await load('openai/helpers/zod');
const { z } = await load('zod');

const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const { chat, responses } = client;
const user = (content) => [{ role: 'user', content }];
const Answer = z.object({ title: z.string() });
const url = `data:image/png;base64,${PNG}`;
const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };

await check('O-001 chat', async () => {
  const completion = await chat.completions.create({ model, messages: user(PROMPTS.text) });
  assert.match(completion.choices[0].message.content, /Hello there/);
});

await check('O-001 chat streamed', async () => {
  const whole = await chat.completions.create({ model, messages: user(PROMPTS.stream) });
  const stream = chat.completions.stream({ model, messages: user(PROMPTS.stream) });
  const streamed = await stream.finalChatCompletion();
  assert.equal(streamed.choices[0].message.content, whole.choices[0].message.content);
});

await check('O-005 chat tool loop with parallel calls', async () => {
  const tool = {
    type: 'function',
    function: { name: 'weather', parameters, parse: JSON.parse, function: weatherOf },
  };
  for (const stream of [false, true]) {
    const runner = chat.completions.runTools({ model, messages: user(PROMPTS.tools), tools: [tool], stream });
    expectBothCities(await runner.finalContent());
  }
});

await check('O-014 chat image', async () => {
  const content = [
    { type: 'text', text: PROMPTS.image },
    { type: 'image_url', image_url: { url } },
  ];
  const completion = await chat.completions.create({ model, messages: user(content) });
  assert.match(completion.choices[0].message.content, /an image \(png/);
});

await check('O-017 chat structured output', async () => {
  const params = {
    model,
    messages: user(PROMPTS.json),
    response_format: zodResponseFormat(Answer, 'answer'),
  };
  const parsed = await chat.completions.parse(params);
  assert.deepEqual(parsed.choices[0].message.parsed, { title: 'Oslo' });
  const streamed = await chat.completions.stream(params).finalChatCompletion();
  assert.deepEqual(streamed.choices[0].message.parsed, { title: 'Oslo' });
});

await check('O-021 chat reasoning', async () => {
  const params = { model, messages: user(PROMPTS.thinking), reasoning_effort: 'low' };
  const completion = await chat.completions.create(params);
  assert.equal(completion.choices[0].message.reasoning_content, 'Let me see.');
});

await check('R-001 responses', async () => {
  const response = await responses.create({ model, input: PROMPTS.text });
  assert.match(response.output_text, /Hello there/);
});

await check('R-002 responses streamed', async () => {
  const whole = await responses.create({ model, input: PROMPTS.stream });
  const streamed = await responses.stream({ model, input: PROMPTS.stream }).finalResponse();
  assert.equal(streamed.output_text, whole.output_text);
});

await check('R-006 responses tool loop with parallel calls', async () => {
  const tools = [{ type: 'function', name: 'weather', parameters, strict: true }];
  const input = user(PROMPTS.tools);
  const first = await responses.stream({ model, input, tools }).finalResponse();
  const calls = first.output.filter(({ type }) => type === 'function_call');
  assert.equal(calls.length, 2);
  const outputs = calls.map(({ call_id, arguments: json }) => ({
    type: 'function_call_output',
    call_id,
    output: weatherOf(JSON.parse(json)),
  }));
  const second = await responses.create({ model, input: [...input, ...first.output, ...outputs], tools });
  expectBothCities(second.output_text);
});

await check('R-001 responses image', async () => {
  const content = [
    { type: 'input_text', text: PROMPTS.image },
    { type: 'input_image', image_url: url, detail: 'auto' },
  ];
  const response = await responses.create({ model, input: user(content) });
  assert.match(response.output_text, /an image \(png/);
});

await check('R-017 responses structured output', async () => {
  const params = { model, input: PROMPTS.json, text: { format: zodTextFormat(Answer, 'answer') } };
  assert.deepEqual((await responses.parse(params)).output_parsed, { title: 'Oslo' });
  const streamed = await responses.stream(params).finalResponse();
  assert.deepEqual(streamed.output_parsed, { title: 'Oslo' });
});

await check('R-011 responses reasoning', async () => {
  const params = {
    model,
    input: PROMPTS.thinking,
    reasoning: { effort: 'low', summary: 'auto' },
    include: ['reasoning.encrypted_content'],
  };
  const { output } = await responses.stream(params).finalResponse();
  assert.equal(output[0].summary[0].text, 'Let me see.');
  assert.ok(output[0].encrypted_content);
});

await check('R-016 responses failure in the middle', async () => {
  const input = '[[emulator:pace 20]][[emulator:mid-stream-exception "server-error"]]';
  const failed = await responses.stream({ model, input }).finalResponse();
  assert.equal(failed.status, 'failed');
});

await check('O-010 chat failure in the middle', async () => {
  const content = '[[emulator:pace 20]][[emulator:mid-stream-exception "server-error"]]';
  const stream = chat.completions.stream({ model, messages: user(content) });
  await assert.rejects(stream.finalChatCompletion(), OpenAI.APIError);
});
