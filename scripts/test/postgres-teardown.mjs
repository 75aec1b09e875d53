/** Jest's global teardown of the project `postgres`. */
export default async function tearDown() {
  await globalThis.testPostgres.stop();
}
