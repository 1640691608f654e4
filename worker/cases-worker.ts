import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker'
import { createActivities } from '../activities'
import type { ActivityDeps } from '../activities/deps'
import { dataConverter } from '../sealing/data-converter'
import type { PayloadKeys } from '../sealing/sealed-payload'
import { caseTaskQueue } from '../inbox/temporal'

type Bundle = NonNullable<WorkerOptions['workflowBundle']>

/** How long a record under way may take to finish once the process was told to stop; below the time the container gives it. */
const shutdownGraceTime = '8s'

/** A worker for the cases of one namespace. It runs workflows and their local activities only: there is nothing else to poll for. */
export function createCasesWorker(
  connection: NativeConnection,
  namespace: string,
  workflowBundle: Bundle,
  deps: ActivityDeps & PayloadKeys,
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue: caseTaskQueue,
    workflowBundle,
    activities: createActivities(deps),
    dataConverter: dataConverter(deps),
    shutdownGraceTime,
    enableNonLocalActivities: false,
  })
}
