import { NativeConnection, type Worker } from '@temporalio/worker'
import { z } from 'zod'
import { homeAt } from '../../cli/serve/home'
import { createCaseKeySource } from '../../db/case-key-source'
import { createDatabase } from '../../db/pool'
import { createKeyring } from '../../sealing/keyring'
import { bundleWorkflows } from '../../worker/bundle'
import { createCasesWorker } from '../../worker/cases-worker'
import { runForParent } from './run-for-parent'

const environment = z.object({
  BENCH_ADDRESS: z.string(),
  BENCH_NAMESPACE: z.string(),
  BENCH_DATABASE_URL: z.string(),
  BENCH_HOME: z.string(),
})

/** A worker for cases, made as the worker process makes its own. */
async function createOwnWorker(): Promise<Worker> {
  const env = environment.parse(process.env)
  const connection = await NativeConnection.connect({ address: env.BENCH_ADDRESS })
  const keyring = createKeyring(homeAt(env.BENCH_HOME).keys)
  const deps = { db: createDatabase(env.BENCH_DATABASE_URL), keyring }
  const cases = createCaseKeySource(createDatabase(env.BENCH_DATABASE_URL), keyring)
  return createCasesWorker(connection, env.BENCH_NAMESPACE, await bundleWorkflows(), { ...deps, cases })
}

runForParent(createOwnWorker)
