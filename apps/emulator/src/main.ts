import { startEmulator } from './start-emulator.js';

const { EMULATOR_HOST, EMULATOR_PORT = '8010', EMULATOR_PACE_MS = '0' } = process.env;

const emulator = await startEmulator({
  host: EMULATOR_HOST,
  port: wholeNumber('EMULATOR_PORT', EMULATOR_PORT),
  paceMs: wholeNumber('EMULATOR_PACE_MS', EMULATOR_PACE_MS),
});
console.log(`Amazon Q emulator listening on ${emulator.url}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void emulator.close());
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value >= 0) return value;
  console.error(`${name} must be a whole number, not "${text}"`);
  process.exit(1);
}
