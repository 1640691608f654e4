import { pino, type Logger } from 'pino'
import { Runtime } from '@temporalio/worker'
import { parseWorkerConfig } from './config'
import { runWorker } from './run'

async function main(): Promise<void> {
  const config = parseWorkerConfig(process.env)
  const log = pino({ level: config.logLevel, base: { process: 'worker' } })
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] })
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  await runWorker(config, log, stopping.signal)
  log.info('stopped')
}

/** The SDK's messages without their attributes, some of which quote what went wrong. */
function temporalLogger(log: Logger) {
  const say = (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') => (message: string) =>
    log[level]({ from: 'temporal' }, message)
  return {
    log: (level: string, message: string) =>
      say(level === 'ERROR' ? 'error' : level === 'WARN' ? 'warn' : 'info')(message),
    trace: say('trace'),
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`worker: ${error instanceof Error ? error.message : 'failed'}\n`)
  // What was begun besides must not keep a process alive that no longer does its work: whoever keeps it running starts another.
  process.exit(1)
})
