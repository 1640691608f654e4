import { parseApiConfig } from './config'
import { createLog } from './log'
import { runApi } from './run'

/** Stops on SIGTERM, on SIGINT, and when the process that started this one has gone. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  process.once('disconnect', stop)
  return stopping.signal
}

async function main(): Promise<void> {
  const config = parseApiConfig(process.env)
  const log = createLog(config.logLevel)
  await runApi(config, log, stopSignal())
  log.info('stopped')
}

main().catch((error: unknown) => {
  createLog('fatal').fatal({ why: error instanceof Error ? error.message : 'unknown' }, 'failed')
  // What was begun besides must not keep a process alive that no longer does its work: whoever keeps it running starts another.
  process.exit(1)
})
