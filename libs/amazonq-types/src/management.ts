import type { AmazonQDocument } from './chat-request.js';

export interface ListAvailableModelsResponse {
  models: AmazonQModel[];
  defaultModel?: AmazonQModel;
  nextToken?: string;
}

export interface AmazonQModel {
  modelId: string;
  modelName?: string;
  description?: string;
  rateMultiplier?: number;
  rateUnit?: string;
  tokenLimits?: { maxInputTokens?: number; maxOutputTokens?: number };
  supportedInputTypes?: string[];
  promptCaching?: {
    supportsPromptCaching?: boolean;
    minimumTokensPerCacheCheckpoint?: number;
    maximumCacheCheckpointsPerRequest?: number;
  };
  /** JSON Schema of `additionalModelRequestFields` (observed); absent means the model takes none. */
  additionalModelRequestFieldsSchema?: AmazonQDocument;
}

export interface ListAvailableProfilesResponse {
  profiles: AmazonQProfile[];
  nextToken?: string;
}

export interface AmazonQProfile {
  arn: string;
  profileName: string;
  description?: string;
  status?: string;
  profileType?: string;
}

export interface GetUsageLimitsResponse {
  limits?: { type: string; currentUsage: number; totalUsageLimit: number; percentUsed?: number }[];
  /** Epoch seconds, may be fractional. */
  nextDateReset?: number;
  daysUntilReset?: number;
  usageBreakdownList?: UsageBreakdown[];
  subscriptionInfo?: { type?: string; subscriptionTitle?: string };
  overageConfiguration?: { overageStatus?: string; overageLimit?: number };
  userInfo?: { userId?: string; email?: string };
}

export interface UsageBreakdown {
  resourceType?: string;
  displayName?: string;
  currentUsage?: number;
  currentUsageWithPrecision?: number;
  usageLimit?: number;
  usageLimitWithPrecision?: number;
  currentOverages?: number;
  unit?: string;
  nextDateReset?: number;
  freeTrialInfo?: {
    freeTrialStatus?: string;
    freeTrialExpiry?: number;
    currentUsage?: number;
    usageLimit?: number;
  };
  bonuses?: { status?: string; currentUsage?: number; usageLimit?: number; expiresAt?: number }[];
}
