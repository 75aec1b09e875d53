/** The two wire protocols of the service: one path with `x-amz-target`, or a path per operation. */
export type WireForm = 'awsJson' | 'rest';

export type ChatOperation = 'GenerateAssistantResponse' | 'SendMessage';
type ManagementOperation = 'ListAvailableModels' | 'ListAvailableProfiles' | 'GetProfile' | 'GetUsageLimits';
export type OidcOperation = 'RegisterClient' | 'StartDeviceAuthorization' | 'CreateToken' | 'Authorize';
export type OperationName = ChatOperation | ManagementOperation | OidcOperation;

const OIDC_OPERATIONS: OperationName[] = [
  'RegisterClient',
  'StartDeviceAuthorization',
  'CreateToken',
  'Authorize',
];

export function isOidcOperation(operation: OperationName): operation is OidcOperation {
  return OIDC_OPERATIONS.includes(operation);
}
