import { z } from 'zod'
import { outboxEnvironment, outboxOf } from '../notices/config'
import { anchorsEnvironment } from '../verify/anchors/config'
import { caseConfigOf, caseEnvironment, port } from '../inbox/config'

const environment = z.object({
  ...caseEnvironment,
  CASEWAY_WORKER_OPS_HOST: z.string().min(1).default('127.0.0.1'),
  CASEWAY_WORKER_OPS_PORT: port,
  CASEWAY_BUNDLE_DIR: z.string().min(1).optional(),
  ...outboxEnvironment,
  ...anchorsEnvironment,
})

export type WorkerConfig = ReturnType<typeof parseWorkerConfig>

/** What a worker process runs with, from its environment. Throws a `ZodError` that names every missing or wrong variable. */
export function parseWorkerConfig(env: Record<string, string | undefined>) {
  const parsed = environment.parse(env)
  return {
    ...caseConfigOf(parsed),
    outbox: outboxOf(parsed),
    anchorsDirectory: parsed.CASEWAY_ANCHORS_DIR,
    bundleDirectory: parsed.CASEWAY_BUNDLE_DIR,
    ops: { host: parsed.CASEWAY_WORKER_OPS_HOST, port: parsed.CASEWAY_WORKER_OPS_PORT },
  }
}
