import type { Supervisor } from './supervisor'

/** npm hands on a Ctrl-C that the terminal has sent already: a second one this soon is the same one. */
const sameKeyMs = 700

/**
 * Stops everything on Ctrl-C, SIGTERM, a closed terminal, or when the process that started this one is gone (npm, or one that opened a
 * channel); a second Ctrl-C ends everything at once. The promise it gives resolves when nothing is left running.
 */
export function stoppedBySignal(
  supervisor: Supervisor,
  startedByNpm: boolean,
  say: (line: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let firstAt: number | undefined
    const stop = () => {
      if (firstAt !== undefined && Date.now() - firstAt > sameKeyMs) supervisor.hasten()
      if (firstAt === undefined) say('Stopping …')
      firstAt ??= Date.now()
      supervisor.stop().then(resolve, reject)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    process.on('disconnect', stop)
    if (startedByNpm) whenParentIsGone(stop)
  })
}

/** A SIGTERM to npm ends npm and the shell between, but never arrives here. */
function whenParentIsGone(stop: () => void): void {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 500)
}
