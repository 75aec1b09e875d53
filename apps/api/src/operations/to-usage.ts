import type { GetUsageLimitsResponse, UsageBreakdown } from '@q2api/amazonq-types';

export interface Usage {
  used: number;
  quota: number;
  resource: string;
  plan: string | null;
  /** ISO 8601, UTC. */
  resetsAt: string | null;
}

/** What an account may spend a turn on, best known first (AWS model, observed). */
const RESOURCES = ['AGENTIC_REQUEST', 'CREDIT', 'VIBE'];

/** How much of its quota an account has used, active trials and bonuses included; undefined when the answer does not say. */
export function toUsage(response: GetUsageLimitsResponse): Usage | undefined {
  const common = {
    plan: response.subscriptionInfo?.subscriptionTitle ?? response.subscriptionInfo?.type ?? null,
  };
  const breakdown = pick(response.usageBreakdownList ?? [], ({ resourceType }) => resourceType);
  if (breakdown !== undefined) {
    const amounts = amountsOf(breakdown);
    if (amounts === undefined) return undefined;
    const resetsAt = toTime(breakdown.nextDateReset ?? response.nextDateReset);
    return { ...common, ...amounts, resource: breakdown.resourceType ?? 'unknown', resetsAt };
  }
  const limit = pick(response.limits ?? [], ({ type }) => type);
  if (limit === undefined) return undefined;
  const { type: resource, currentUsage: used, totalUsageLimit: quota } = limit;
  return { ...common, used, quota, resource, resetsAt: toTime(response.nextDateReset) };
}

function pick<Entry>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string | undefined,
): Entry | undefined {
  for (const resource of RESOURCES) {
    const found = entries.find((entry) => nameOf(entry) === resource);
    if (found !== undefined) return found;
  }
  return entries[0];
}

function amountsOf(breakdown: UsageBreakdown): { used: number; quota: number } | undefined {
  const used = breakdown.currentUsageWithPrecision ?? breakdown.currentUsage;
  const quota = breakdown.usageLimitWithPrecision ?? breakdown.usageLimit;
  if (used === undefined || quota === undefined) return undefined;
  const trial = breakdown.freeTrialInfo;
  const extras = [
    ...(trial?.freeTrialStatus === 'ACTIVE' ? [trial] : []),
    ...(breakdown.bonuses ?? []).filter(({ status }) => status === 'ACTIVE'),
  ];
  return {
    used: extras.reduce((sum, { currentUsage = 0 }) => sum + currentUsage, used),
    quota: extras.reduce((sum, { usageLimit = 0 }) => sum + usageLimit, quota),
  };
}

/** @param seconds since the epoch, perhaps with a fraction */
function toTime(seconds: number | undefined): string | null {
  return seconds === undefined ? null : new Date(seconds * 1000).toISOString();
}
