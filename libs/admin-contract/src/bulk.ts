export const BULK_ACTIONS = ['enable', 'disable', 'delete', 'refresh'] as const;

export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Body of `POST /v2/accounts/bulk`: the same for up to 1000 accounts. */
export interface BulkRequest {
  action: BulkAction;
  ids: string[];
}

/** Its answer, always 200: what became of each account, in the order of the request. */
export interface BulkResult {
  results: BulkAccountResult[];
}

export interface BulkAccountResult {
  id: string;
  ok: boolean;
  /** Why not, as a sentence. */
  error?: string;
}
