import assert from 'node:assert/strict';
import { apiKey, check, expectBothCities, load, model, PDF, PNG, PROMPTS, weatherOf } from './checks.mjs';

const { default: Anthropic } = await load('@anthropic-ai/sdk');
const client = new Anthropic({ baseURL: process.env.Q2API_URL, apiKey, maxRetries: 0 });
const surface = `C-003 SDK ${process.env.Q2API_NOTE}`;

const weather = {
  name: 'weather',
  description: 'The weather of a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const params = { model, max_tokens: 4000 };
const user = (content) => ({ role: 'user', content });
const textOf = ({ content }) => content.map(({ text }) => text ?? '').join('');

/** The same request as a whole and streamed. */
const ASK = {
  whole: (request) => client.messages.create({ ...params, ...request }),
  streamed: (request) => client.messages.stream({ ...params, ...request }).finalMessage(),
};

for (const [form, ask] of Object.entries(ASK)) {
  await check(`${surface} answer, ${form}`, async () => {
    const message = await ask({ messages: [user(PROMPTS.text)] });
    assert.match(textOf(message), /Hello there/);
    assert.equal(message.stop_reason, 'end_turn');
    assert.ok(message.usage.input_tokens > 0 && message.usage.output_tokens > 0);
  });

  await check(`${surface} tool loop with parallel calls, ${form}`, async () => {
    const messages = [user(PROMPTS.tools)];
    const first = await ask({ messages, tools: [weather] });
    assert.equal(first.stop_reason, 'tool_use');
    const calls = first.content.filter(({ type }) => type === 'tool_use');
    assert.equal(new Set(calls.map(({ id }) => id)).size, 2);
    const results = calls.map(({ id, input }) => ({
      type: 'tool_result',
      tool_use_id: id,
      content: weatherOf(input),
    }));
    messages.push({ role: 'assistant', content: first.content }, user(results));
    expectBothCities(textOf(await ask({ messages, tools: [weather] })));
  });

  await check(`${surface} thinking and back, ${form}`, async () => {
    const thinking = { type: 'enabled', budget_tokens: 1024 };
    const messages = [user(PROMPTS.thinking)];
    const first = await ask({ messages, thinking });
    assert.equal(first.content[0].type, 'thinking');
    assert.equal(first.content[0].thinking, 'Let me see.');
    assert.ok(first.content[0].signature.length > 0);
    messages.push({ role: 'assistant', content: first.content }, user('And then?'));
    assert.match(textOf(await ask({ messages, thinking })), /And then\?/);
  });

  await check(`${surface} image and PDF, ${form}`, async () => {
    const base64 = (media_type, data) => ({ type: 'base64', media_type, data });
    const content = [
      { type: 'image', source: base64('image/png', PNG) },
      { type: 'document', source: base64('application/pdf', PDF) },
      { type: 'text', text: PROMPTS.image },
    ];
    const text = textOf(await ask({ messages: [user(content)] }));
    assert.match(text, /an image \(png/);
    assert.match(text, /a document \(pdf|pdf/);
  });
}

await check(`${surface} token count and models`, async () => {
  const { input_tokens: count } = await client.messages.countTokens({ model, messages: [user('foo')] });
  assert.ok(count > 0);
  const { data } = await client.models.list();
  assert.ok(data.some(({ id }) => id === model));
  assert.equal((await client.models.retrieve(model)).id, model);
});

await check(`${surface} errors are of its own classes`, async () => {
  await assert.rejects(
    ASK.whole({ model: 'no-such-model', messages: [user('Hi')] }),
    Anthropic.NotFoundError,
  );
  const tooLong = { messages: [user('[[emulator:error "input-too-long"]]')] };
  await assert.rejects(ASK.streamed(tooLong), Anthropic.BadRequestError);
  await assert.rejects(ASK.whole(tooLong), /prompt is too long: \d+ tokens > 1000000 maximum/);
});
