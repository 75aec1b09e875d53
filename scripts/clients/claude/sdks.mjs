import { sdkClient } from '../lib/sdk-client.mjs';

const VERSIONS = ['1.12.0', '0.137.0', '0.57.0'];

export const sdks = [
  ...VERSIONS.map((version) =>
    sdkClient(`anthropic-sdk-${version}`, [`@anthropic-ai/sdk@${version}`], 'anthropic-sdk.mjs', version),
  ),
  sdkClient(
    'langchain-anthropic',
    ['@langchain/anthropic@1.5.11', '@langchain/core@1.4.0'],
    'langchain-anthropic.mjs',
  ),
  sdkClient('ai-sdk-anthropic', ['ai@7.0.173', '@ai-sdk/anthropic@4.0.105'], 'ai-sdk-anthropic.mjs'),
];
