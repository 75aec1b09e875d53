/** What `GET /healthz` says about the running server. */
export interface Health {
  status: 'ok';
  version: string;
  uptimeSeconds: number;
}
