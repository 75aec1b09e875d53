import type { ClientSetup } from './setup.js';

const QUESTION = 'Say hello in one sentence.';

const openaiPython: ClientSetup = {
  id: 'openai-python',
  name: 'OpenAI · Python',
  snippets: ({ baseUrl, model }) => [
    {
      name: 'python',
      code: `import os
from openai import OpenAI

client = OpenAI(base_url="${baseUrl}/v1", api_key=os.environ["API_KEY"])
completion = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "${QUESTION}"}],
)
print(completion.choices[0].message.content)`,
    },
  ],
};

const openaiTypescript: ClientSetup = {
  id: 'openai-typescript',
  name: 'OpenAI · TypeScript',
  snippets: ({ baseUrl, model }) => [
    {
      name: 'typescript',
      code: `import OpenAI from 'openai';

const client = new OpenAI({ baseURL: '${baseUrl}/v1', apiKey: process.env.API_KEY });
const completion = await client.chat.completions.create({
  model: '${model}',
  messages: [{ role: 'user', content: '${QUESTION}' }],
});
console.log(completion.choices[0].message.content);`,
    },
  ],
};

const anthropicPython: ClientSetup = {
  id: 'anthropic-python',
  name: 'Anthropic · Python',
  snippets: ({ baseUrl, model }) => [
    {
      name: 'python',
      code: `import os
from anthropic import Anthropic

client = Anthropic(base_url="${baseUrl}", api_key=os.environ["API_KEY"])
message = client.messages.create(
    model="${model}",
    max_tokens=1024,
    messages=[{"role": "user", "content": "${QUESTION}"}],
)
print(message.content[0].text)`,
    },
  ],
};

const anthropicTypescript: ClientSetup = {
  id: 'anthropic-typescript',
  name: 'Anthropic · TypeScript',
  snippets: ({ baseUrl, model }) => [
    {
      name: 'typescript',
      code: `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ baseURL: '${baseUrl}', apiKey: process.env.API_KEY });
const message = await client.messages.create({
  model: '${model}',
  max_tokens: 1024,
  messages: [{ role: 'user', content: '${QUESTION}' }],
});
console.log(message.content);`,
    },
  ],
};

const curl: ClientSetup = {
  id: 'curl',
  name: 'curl',
  snippets: ({ baseUrl, model }) => {
    const messages = [{ role: 'user', content: QUESTION }];
    return [
      {
        name: 'Claude',
        code: command(`${baseUrl}/v1/messages`, { model, max_tokens: 1024, stream: true, messages }),
      },
      { name: 'OpenAI', code: command(`${baseUrl}/v1/chat/completions`, { model, stream: true, messages }) },
    ];
  },
};

function command(url: string, body: object): string {
  return [
    `curl -N ${url}`,
    `-H 'content-type: application/json'`,
    `-H "authorization: Bearer $API_KEY"`,
    `-d '${JSON.stringify(body)}'`,
  ].join(' \\\n  ');
}

export const SDKS = [openaiPython, openaiTypescript, anthropicPython, anthropicTypescript, curl];
