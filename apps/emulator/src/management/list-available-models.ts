import { type ListAvailableModelsResponse } from '@q2api/amazonq-types';
import { type EmulatorState } from '../emulator-state.js';
import { checkProfile } from '../chat/validation/check-profile.js';
import { type AuthenticatedCall } from '../server/call.js';
import { malformed } from '../server/service-error.js';
import { readMaxResults, readMember } from './list-input.js';
import { DEFAULT_MODEL, MODELS } from './models.js';
import { paginate } from './paginate.js';

const LARGEST_PAGE = 100;

/** The models of the account, in pages that are never larger than the setting `modelsPageSize`. */
export function listAvailableModels(
  state: EmulatorState,
  call: AuthenticatedCall,
): ListAvailableModelsResponse {
  if (readMember(call, 'origin') === undefined) throw malformed('origin is required');
  checkProfile(readMember(call, 'profileArn'), call.account);
  const { modelsPageSize } = state.settings;
  const pageSize = Math.min(readMaxResults(call, LARGEST_PAGE, modelsPageSize), modelsPageSize);
  const offered = MODELS.filter(({ modelId }) => call.account.models?.includes(modelId) ?? true);
  const { entries, nextToken } = paginate(offered, pageSize, readMember(call, 'nextToken'));
  return { models: entries, defaultModel: DEFAULT_MODEL, ...(nextToken && { nextToken }) };
}
