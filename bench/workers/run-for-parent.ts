import { DefaultLogger, Runtime, type Worker } from '@temporalio/worker'

/** What a worker process uses, after its garbage has been collected, and how many workflows it holds. */
export interface Memory {
  readonly cached: number
  readonly heapBytes: number
  readonly rssBytes: number
}

/** Runs a worker for the process that started this one: says when it is ready, answers what it uses, ends when its parent lets go. */
export function runForParent(create: () => Promise<Worker>): void {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] })
  create().then(serve, (error: unknown) => {
    console.error(error)
    process.exit(1)
  })
}

function serve(worker: Worker): void {
  process.on('message', () => process.send?.(memoryOf(worker)))
  process.once('disconnect', () => worker.shutdown())
  void worker.run().finally(() => process.exit(0))
  process.send?.(memoryOf(worker))
}

function memoryOf(worker: Worker): Memory {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { cached: worker.getStatus().numCachedWorkflows, heapBytes: heapUsed + external, rssBytes: rss }
}
