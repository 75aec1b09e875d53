import assert from 'node:assert/strict';
import { apiKey, baseURL, check, expectBothCities, load, model, PNG, PROMPTS, weatherOf } from './checks.mjs';

const { ChatOpenAI } = await load('@langchain/openai');
const { HumanMessage, ToolMessage } = await load('@langchain/core/messages');
const { z } = await load('zod');

const weather = {
  type: 'function',
  function: {
    name: 'weather',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};
const Answer = z.object({ title: z.string() });

for (const [surface, useResponsesApi] of [
  ['chat', false],
  ['responses', true],
]) {
  const chat = (fields = {}) =>
    new ChatOpenAI({ model, apiKey, configuration: { baseURL }, useResponsesApi, maxRetries: 0, ...fields });

  await check(`O-024 ${surface}`, async () => {
    assert.match((await chat().invoke(PROMPTS.text)).text, /Hello there/);
  });

  await check(`O-024 ${surface} streamed`, async () => {
    const whole = await chat().invoke(PROMPTS.stream);
    let streamed = '';
    for await (const chunk of await chat().stream(PROMPTS.stream)) streamed += chunk.text;
    assert.equal(streamed, whole.text);
  });

  await check(`O-024 ${surface} tool loop with parallel calls`, async () => {
    const agent = chat().bindTools([weather]);
    const question = new HumanMessage(PROMPTS.tools);
    const answer = await agent.invoke([question]);
    assert.equal(answer.tool_calls.length, 2);
    const results = answer.tool_calls.map(
      ({ id, args }) => new ToolMessage({ tool_call_id: id, content: weatherOf(args) }),
    );
    expectBothCities((await agent.invoke([question, answer, ...results])).text);
  });

  await check(`O-024 ${surface} image`, async () => {
    const image = { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } };
    const message = new HumanMessage({ content: [{ type: 'text', text: PROMPTS.image }, image] });
    assert.match((await chat().invoke([message])).text, /an image \(png/);
  });

  await check(`O-024 ${surface} structured output`, async () => {
    const answer = await chat().withStructuredOutput(Answer, { name: 'answer' }).invoke(PROMPTS.json);
    assert.deepEqual(answer, { title: 'Oslo' });
  });

  await check(`O-024 ${surface} structured output by a forced tool`, async () => {
    const prompt = `[[emulator:tools [{"name":"answer","input":{"title":"Oslo"}}]]]`;
    const options = { name: 'answer', method: 'functionCalling' };
    assert.deepEqual(await chat().withStructuredOutput(Answer, options).invoke(prompt), { title: 'Oslo' });
  });
}

await check('O-024 responses reasoning', async () => {
  // By a name of OpenAI's: for others LangChain asks for no reasoning.
  const fields = { model: 'gpt-5.4', reasoning: { effort: 'low', summary: 'auto' } };
  const chat = new ChatOpenAI({ ...fields, apiKey, configuration: { baseURL }, useResponsesApi: true });
  const answer = await chat.invoke(PROMPTS.thinking);
  assert.match(JSON.stringify(answer), /Let me see\./);
  assert.doesNotMatch(answer.text, /Let me see\./);
});
