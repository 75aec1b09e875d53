/** Prints, below Jest's own summary, one plain line that any CI can read: "12 passed, 0 failed" (", 1 skipped"). */
export default class PassedFailedReporter {
  onRunComplete(_contexts, results) {
    // A file that does not even load has no failed test, but it is a failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // Jest always puts its summary last.
    process.once('exit', () => process.stderr.write(`\n${line}\n`));
  }
}
