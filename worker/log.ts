import { makeTelemetryFilterString, Runtime, type LogLevel, type LogMetadata } from '@temporalio/worker'
import type { Logger } from 'pino'

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const

/** What our activities tell beside a message, in ids and codes. Every other attribute is left out: some quote what went wrong. */
const told = ['council', 'caseId', 'kind'] as const
const idOrCode = /^[a-z\d-]{1,64}$/

function toldIn(meta: LogMetadata = {}): Record<string, string> {
  const known = told.map((name) => [name, meta[name]] as const)
  return Object.fromEntries(known.filter((one): one is [(typeof told)[number], string] => isIdOrCode(one[1])))
}

const isIdOrCode = (value: unknown): value is string => typeof value === 'string' && idOrCode.test(value)

/**
 * Has all that Temporal's SDK says, its native part included, said by this log: one JSON object a line. To be called before anything else of
 * the SDK.
 */
export function logThrough(log: Logger): void {
  const say = (level: LogLevel, message: string, meta?: LogMetadata) =>
    log[levels[level]]({ from: 'temporal', ...toldIn(meta) }, message)
  const filter = makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' })
  Runtime.install({
    logger: {
      log: say,
      trace: (message, meta) => say('TRACE', message, meta),
      debug: (message, meta) => say('DEBUG', message, meta),
      info: (message, meta) => say('INFO', message, meta),
      warn: (message, meta) => say('WARN', message, meta),
      error: (message, meta) => say('ERROR', message, meta),
    },
    telemetryOptions: { logging: { filter, forward: {} } },
    shutdownSignals: [],
  })
}
