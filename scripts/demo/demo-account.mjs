import { setTimeout as delay } from 'node:timers/promises';

const LABEL = 'Demo (local emulator)';
const HEALTH_TIMEOUT_MS = 30_000;
const POLL_MS = 100;

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

/** Adds the emulator's account to the gateway, once per data directory, the way an operator would: by POST /v2/accounts. */
export async function ensureDemoAccount(baseUrl, credentials) {
  const accounts = await request(`${baseUrl}/v2/accounts`);
  const existing = Array.isArray(accounts) ? accounts : accounts.items;
  if (existing.some(({ label }) => label === LABEL)) return;
  await request(`${baseUrl}/v2/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ label: LABEL, ...credentials }),
  });
}

async function request(url, options) {
  const response = await fetch(url, options);
  if (!response.ok)
    throw new Error(`${options?.method ?? 'GET'} ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
