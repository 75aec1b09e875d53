import { sdkClient } from '../lib/sdk-client.mjs';

export const sdks = [
  sdkClient('openai-sdk', ['openai@7.57.0'], 'openai-sdk.mjs'),
  sdkClient('langchain', ['@langchain/openai@1.6.0', '@langchain/core@1.4.0'], 'langchain.mjs'),
  sdkClient(
    'ai-sdk',
    ['ai@7.0.173', '@ai-sdk/openai@4.0.118', '@ai-sdk/openai-compatible@3.0.92'],
    'ai-sdk.mjs',
  ),
];
