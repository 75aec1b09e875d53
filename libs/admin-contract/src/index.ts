export { ACCOUNT_SORT_FIELDS } from './account.js';
export type {
  Account,
  AccountList,
  AccountQuery,
  AccountSortField,
  AccountState,
  AccountUsage,
  CreateAccount,
  DuplicateAccount,
  UpdateAccount,
} from './account.js';
export { CHAT_TEST_HEADERS } from './chat-test.js';
export type {
  AccountTest,
  ChatProtocol,
  ChatTestRequest,
  ConsoleModel,
  ConsoleModelList,
} from './chat-test.js';
export { CONVERTIBLE_PROTOCOLS } from './conversion.js';
export type { Conversion, ConvertibleProtocol, ConvertRequest } from './conversion.js';
export type { Health, Readiness, ReadinessProblem } from './health.js';
export type {
  AccountReference,
  AttentionCode,
  AttentionItem,
  Overview,
  OverviewHour,
  OverviewNow,
  OverviewRange,
} from './overview.js';
export type { Session, SignInRequest } from './session.js';
export type {
  ProxyTestResult,
  ProxyTestTarget,
  SecurityFinding,
  SecurityFindingCode,
  Setting,
  SettingGroup,
  Settings,
  SettingSource,
} from './settings.js';
export type {
  ChooseProfile,
  ClaimedLogin,
  LoginProfile,
  LoginState,
  LoginStatus,
  StartedLogin,
  StartLogin,
} from './device-login.js';
export { BULK_ACTIONS } from './bulk.js';
export type { BulkAction, BulkRequest, BulkResult } from './bulk.js';
export type { ImportFile, ImportRequest, ImportResult, ImportRow } from './import.js';
export type { TurnAttempt, TurnList, TurnQuery, TurnRecord } from './turns.js';
