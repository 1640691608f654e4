import { z } from 'zod'

/** One line on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** For what runs as a job: what went wrong belongs in the log as a sentence, and the exit code keeps what needs it from starting. */
export async function orSayWhyNot(work: () => void | Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n`)
  }
}
