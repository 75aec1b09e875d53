import type { ClientSetup } from './setup.js';

const claudeCode: ClientSetup = {
  id: 'claude-code',
  name: 'Claude Code',
  snippets: ({ baseUrl, model }) => [
    {
      name: 'sh',
      code: [
        `export ANTHROPIC_BASE_URL=${baseUrl}`,
        `export ANTHROPIC_AUTH_TOKEN="$API_KEY"`,
        `export ANTHROPIC_MODEL=${model}`,
        'claude',
      ].join('\n'),
    },
    {
      name: '~/.claude/settings.json',
      code: json({
        env: { ANTHROPIC_BASE_URL: baseUrl, ANTHROPIC_AUTH_TOKEN: 'API_KEY', ANTHROPIC_MODEL: model },
      }),
    },
  ],
};

const codex: ClientSetup = {
  id: 'codex',
  name: 'Codex',
  snippets: ({ baseUrl, model }) => [
    {
      name: '~/.codex/config.toml',
      code: [
        `model = "${model}"`,
        'model_provider = "q2api"',
        '',
        '[model_providers.q2api]',
        'name = "q2api"',
        `base_url = "${baseUrl}/v1"`,
        'env_key = "API_KEY"',
        'wire_api = "responses"',
      ].join('\n'),
    },
    { name: 'sh', code: 'export API_KEY=…\ncodex' },
  ],
};

const opencode: ClientSetup = {
  id: 'opencode',
  name: 'opencode',
  snippets: ({ baseUrl, model }) => [
    {
      name: 'opencode.json',
      code: json({
        $schema: 'https://opencode.ai/config.json',
        model: `q2api/${model}`,
        provider: {
          q2api: {
            npm: '@ai-sdk/openai-compatible',
            name: 'q2api',
            options: { baseURL: `${baseUrl}/v1`, apiKey: '{env:API_KEY}' },
            models: { [model]: { name: model } },
          },
        },
      }),
    },
  ],
};

const cline: ClientSetup = {
  id: 'cline',
  name: 'Cline',
  snippets: ({ baseUrl, model }) => [
    {
      name: 'API Configuration',
      code: [
        'API Provider:  OpenAI Compatible',
        `Base URL:      ${baseUrl}/v1`,
        'API Key:       API_KEY',
        `Model ID:      ${model}`,
      ].join('\n'),
    },
  ],
};

function json(value: object): string {
  return JSON.stringify(value, null, 2);
}

export const CODING_AGENTS = [claudeCode, codex, opencode, cline];
