/** What `GET /healthz` says: the process answers. Everything but `status` is for admins only. */
export interface Health {
  status: 'ok';
  version?: string;
  uptimeSeconds?: number;
  /** What is open to other machines, one sentence each. */
  warnings?: string[];
}

/**
 * What `GET /readyz` says, with status 200 or 503: whether this process can answer turns. Everything but `status` is for
 * admins only.
 */
export interface Readiness {
  status: 'ready' | 'not-ready';
  /** Why not, one entry per reason. */
  problems?: ReadinessProblem[];
  accounts?: { usable: number; total: number };
  /** Requests that this process is answering, and turns that its accounts are serving. */
  requests?: number;
  turns?: number;
}

/** `shutting-down`: the process finishes what was begun. `database`: it does not answer. `accounts`: none is usable. */
export type ReadinessProblem = 'shutting-down' | 'database' | 'accounts';
