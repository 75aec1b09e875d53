import { type OperationName, type WireForm } from './operation-name.js';

export interface Route {
  operation: OperationName;
  form: WireForm;
}

const STREAMING = 'AmazonCodeWhispererStreamingService';
const MANAGEMENT = 'AmazonCodeWhispererService';

/** `x-amz-target` of the awsJson form, always `POST /` (Q CLI). */
const TARGETS = new Map<string, OperationName>(
  Object.entries({
    [`${STREAMING}.GenerateAssistantResponse`]: 'GenerateAssistantResponse',
    [`${STREAMING}.SendMessage`]: 'SendMessage',
    [`${MANAGEMENT}.ListAvailableModels`]: 'ListAvailableModels',
    [`${MANAGEMENT}.ListAvailableProfiles`]: 'ListAvailableProfiles',
    [`${MANAGEMENT}.GetProfile`]: 'GetProfile',
    [`${MANAGEMENT}.GetUsageLimits`]: 'GetUsageLimits',
  } satisfies Record<string, OperationName>),
);

/** Method and path of the REST form (AWS model codewhisperer-streaming 1.0.45) and of SSO OIDC. */
const PATHS = new Map<string, OperationName>(
  Object.entries({
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
  } satisfies Record<string, OperationName>),
);

export function findRoute(method: string, path: string, target: string | undefined): Route | undefined {
  if (method === 'POST' && path === '/' && target !== undefined) {
    const operation = TARGETS.get(target);
    return operation && { operation, form: 'awsJson' };
  }
  const operation = PATHS.get(`${method} ${path}`);
  return operation && { operation, form: 'rest' };
}
