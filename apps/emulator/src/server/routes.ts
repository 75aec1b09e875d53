import { type OperationName, type WireForm } from './call.js';

export interface Route {
  operation: OperationName;
  form: WireForm;
}

const STREAMING = 'AmazonCodeWhispererStreamingService';
const MANAGEMENT = 'AmazonCodeWhispererService';

/** `x-amz-target` of the awsJson form, always `POST /` (Q CLI). */
const TARGETS: Record<string, OperationName> = {
  [`${STREAMING}.GenerateAssistantResponse`]: 'GenerateAssistantResponse',
  [`${STREAMING}.SendMessage`]: 'SendMessage',
  [`${MANAGEMENT}.ListAvailableModels`]: 'ListAvailableModels',
  [`${MANAGEMENT}.ListAvailableProfiles`]: 'ListAvailableProfiles',
  [`${MANAGEMENT}.GetProfile`]: 'GetProfile',
  [`${MANAGEMENT}.GetUsageLimits`]: 'GetUsageLimits',
};

/** Method and path of the REST form (AWS model codewhisperer-streaming 1.0.45) and of SSO OIDC. */
const PATHS: Record<string, OperationName> = {
  'POST /generateAssistantResponse': 'GenerateAssistantResponse',
  'POST /SendMessageStreaming': 'SendMessage',
  'GET /ListAvailableModels': 'ListAvailableModels',
  'POST /ListAvailableProfiles': 'ListAvailableProfiles',
  'POST /GetProfile': 'GetProfile',
  'GET /getUsageLimits': 'GetUsageLimits',
  'POST /client/register': 'RegisterClient',
  'POST /device_authorization': 'StartDeviceAuthorization',
  'POST /token': 'CreateToken',
  'GET /authorize': 'Authorize',
};

export function findRoute(method: string, path: string, target: string | undefined): Route | undefined {
  if (method === 'POST' && path === '/' && target !== undefined) {
    const operation = TARGETS[target];
    return operation && { operation, form: 'awsJson' };
  }
  const operation = PATHS[`${method} ${path}`];
  return operation && { operation, form: 'rest' };
}
