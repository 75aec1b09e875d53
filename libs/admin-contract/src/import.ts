/** Body of `POST /v2/accounts/import`. */
export interface ImportRequest {
  /** True: tell what would happen, change nothing. */
  preview?: boolean;
  files: ImportFile[];
}

export interface ImportFile {
  name: string;
  base64: string;
}

/** Its answer, always 200: what became of each account that the files hold. */
export interface ImportResult {
  rows: ImportRow[];
  /** What an operator must know about the imported sign-ins, in English. */
  warnings: string[];
}

/**
 * `new`: would be imported (preview). `created`: is imported. `duplicate`: is here already, or stands twice in the files.
 * `invalid`: cannot be used; `message` says why.
 */
export type ImportVerdict = 'new' | 'created' | 'duplicate' | 'invalid';

export interface ImportRow {
  /** Name of the file, with the number of the entry where it holds several. */
  source: string;
  label: string | null;
  result: ImportVerdict;
  message: string | null;
  /** The new account, or the one that is here already. */
  accountId: string | null;
}
