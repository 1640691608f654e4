import { pino } from 'pino'
import { parseWorkerConfig } from './config'
import { logThrough } from './log'
import { runWorker } from './run'

const base = { process: 'worker' }

async function main(): Promise<void> {
  const config = parseWorkerConfig(process.env)
  const log = pino({ level: config.logLevel, base })
  logThrough(log)
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  await runWorker(config, log, stopping.signal)
  log.info('stopped')
}

main().catch((error: unknown) => {
  pino({ base }).fatal({ why: error instanceof Error ? error.message : 'unknown' }, 'failed')
  // What was begun besides must not keep a process alive that no longer does its work: whoever keeps it running starts another.
  process.exit(1)
})
