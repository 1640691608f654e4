/** A Jest reporter whose one line, the last, says in plain words how many tests passed and failed. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests }) {
    const skipped = numTotalTests - numPassedTests - numFailedTests
    // A file that cannot even be loaded holds no test that could fail.
    const failed = Math.max(numFailedTests, numFailedTestSuites)
    console.log(`${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }
}
