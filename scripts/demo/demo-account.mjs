import { setTimeout as delay } from 'node:timers/promises';

const LABEL = 'Demo (local emulator)';
const HEALTH_TIMEOUT_MS = 30_000;
const POLL_MS = 100;
const CONFLICT = 409;

/** Resolves when the gateway answers /healthz; throws when it has not within 30 s. */
export async function waitForHealth(baseUrl) {
  const deadline = Date.now() + HEALTH_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const isHealthy = await fetch(`${baseUrl}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await delay(POLL_MS);
  }
  throw new Error(`the gateway did not become healthy within ${HEALTH_TIMEOUT_MS / 1000} s`);
}

/** Adds the emulator's account to the gateway the way an operator would; a gateway that has it already answers 409. */
export async function ensureDemoAccount(baseUrl, credentials) {
  const response = await fetch(`${baseUrl}/v2/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ label: LABEL, ...credentials }),
  });
  if (response.ok || response.status === CONFLICT) return;
  throw new Error(`POST /v2/accounts: ${response.status} ${await response.text()}`);
}
