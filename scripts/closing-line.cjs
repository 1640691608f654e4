/** A Jest reporter whose one line, the very last, says in plain words how many tests passed and failed. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests }) {
    const skipped = numTotalTests - numPassedTests - numFailedTests
    // A file that cannot even be loaded holds no test that could fail.
    const failed = Math.max(numFailedTests, numFailedTestSuites)
    const line = `${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    process.once('exit', () => console.log(line))
  }
}
