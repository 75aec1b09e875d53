import type { CreateAccount } from '@q2api/admin-contract';

/** A sign-in that was found in a file, or what is wrong there. */
export type FoundSignIn =
  | {
      /** The file, and where in it. */
      source: string;
      /** Not checked yet. */
      account: { [Field in keyof CreateAccount]?: unknown };
      /** Another program uses the same refresh token. */
      isShared: boolean;
    }
  | { source: string; problem: string };
