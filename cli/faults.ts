/** One thing that is wrong with what was asked: where, a code that stays the same, and a sentence that says what is allowed. */
export interface Fault {
  option: string
  code: string
  message: string
  /** The values to choose from, where they can be listed. */
  allowed?: readonly string[]
}

/** Writes every fault to standard error, as lines or as JSON `{"faults": [...]}`, and makes the exit code 2. */
export function refuse(faults: readonly Fault[], asJson: boolean): void {
  process.exitCode = 2
  const lines = faults.map(({ option, code, message }) => `${option}: ${message} [${code}]`)
  process.stderr.write(`${asJson ? JSON.stringify({ faults }) : lines.join('\n')}\n`)
}
