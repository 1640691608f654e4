import { NativeConnection, Worker } from '@temporalio/worker'
import { z } from 'zod'
import { note } from './bare-activities'
import { bareTaskQueue, bundleBareWorkflows } from './bare-bundle'
import { runForParent } from './run-for-parent'

const environment = z.object({ BENCH_ADDRESS: z.string(), BENCH_NAMESPACE: z.string() })

/** A worker for bare workflows, with the SDK's own defaults. */
async function createBareWorker(): Promise<Worker> {
  const { BENCH_ADDRESS: address, BENCH_NAMESPACE: namespace } = environment.parse(process.env)
  return Worker.create({
    connection: await NativeConnection.connect({ address }),
    namespace,
    taskQueue: bareTaskQueue,
    workflowBundle: await bundleBareWorkflows(),
    activities: { note },
    enableNonLocalActivities: false,
  })
}

runForParent(createBareWorker)
