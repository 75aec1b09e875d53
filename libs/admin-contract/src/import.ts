/** Body of `POST /v2/accounts/import`. */
export interface ImportRequest {
  /** True: say what would happen, change nothing. */
  preview: boolean;
  files: ImportFile[];
}

export interface ImportFile {
  name: string;
  base64: string;
}

/** One sign-in that was found in a file, or one file that holds none. */
export interface ImportRow {
  /** The file, and where in it. */
  source: string;
  label: string | null;
  /** `new`: it would be added. */
  result: 'new' | 'created' | 'duplicate' | 'invalid';
  message: string | null;
}

export interface ImportResult {
  rows: ImportRow[];
}
