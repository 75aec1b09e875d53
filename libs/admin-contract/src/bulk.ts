export const BULK_ACTIONS = ['enable', 'disable', 'delete', 'refresh'] as const;

export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Body of `POST /v2/accounts/bulk`. */
export interface BulkRequest {
  action: BulkAction;
  ids: string[];
}

export interface BulkResult {
  /** One per id, in their order. */
  results: { id: string; ok: boolean; error?: string }[];
}
