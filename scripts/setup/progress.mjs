const HEARTBEAT_MS = 15_000;

/**
 * Runs one step and says so: its name at once, a sign of life every 15 s, and how long it took at the end.
 * The lines go to stderr, so that a command's own output stays clean.
 */
export async function showProgress(title, step) {
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  console.error(`▸ ${title} …`);
  const heartbeat = setInterval(
    () => console.error(`  still at it (${Math.round(seconds())} s)`),
    HEARTBEAT_MS,
  );
  try {
    const result = await step();
    console.error(`  done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
