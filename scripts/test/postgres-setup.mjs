import { startPostgres } from './postgres.mjs';

/** Jest's global setup of the project `postgres`: one server for all its tests, each of which makes its own database. */
export default async function setUp() {
  const server = await startPostgres();
  process.env.TEST_POSTGRES_URL = server.url;
  globalThis.testPostgres = server;
}
