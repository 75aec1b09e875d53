// Loaded into a measured server before its own code: tells, when asked by a message, how late its event loop was.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

process.on('message', ({ id, eventLoop }) => {
  if (eventLoop === 'start') {
    histogram.reset();
    histogram.enable();
    process.send({ id });
  }
  if (eventLoop === 'stop') {
    histogram.disable();
    // The histogram holds the time between two ticks of a timer, of which the timer's own interval is no delay.
    process.send({ id, p99Ms: Math.max(0, histogram.percentile(99) / 1e6 - RESOLUTION_MS) });
  }
});
