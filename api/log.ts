import pino, { type Logger } from 'pino'

/** One JSON object a line. Only what is listed in a call is logged: never a body, a name, or an error's own words. */
export function createLog(level: string): Logger {
  return pino({ name: 'caseway-api', level, base: { service: 'api' }, timestamp: pino.stdTimeFunctions.isoTime })
}

/** What may be said of an error in a log: its name and code. Its message may quote what was sent, or a row. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? ` ${error.code}` : ''
  return `${error.name}${code}`
}

/** Where an error came from, without its message. */
export function errorPlaces(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
}
