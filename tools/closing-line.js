/**
 * Closes a run of Jest with one plain line, `812 passed, 0 failed`, and adds it to the file that
 * DAYBOOK_TEST_TOTALS names, of which .ci/run makes its total. A suite that does not load is one failure.
 */
const { appendFileSync, writeSync } = require('node:fs');

class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const passed = `${results.numPassedTests} passed, ${failed} failed`;
    const line = skipped ? `${passed}, ${skipped} skipped\n` : `${passed}\n`;
    // Jest prints its own summary after every reporter has been told: wait for it.
    process.once('exit', () => writeSync(1, line));
    const totals = process.env.DAYBOOK_TEST_TOTALS;
    if (totals) appendFileSync(totals, line);
  }
}

module.exports = ClosingLine;
