import {
  bundleWorkflowCode,
  DefaultLogger,
  Worker,
  type InjectedSinks,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'
import type { DataConverter } from '@temporalio/common'
import type { historyFromJSON } from '@temporalio/common/lib/proto-utils'
import type { RecordedAny } from '../../pathway/stamp'
import type { AnyTurn } from '../../workflows/contracts'
import type { TurnSinks } from './turns'

export type History = ReturnType<typeof historyFromJSON>

/** Workflow code as one file, without our failure converter, which would seal what a failing replay has to say. */
export const bundleForReplay = (workflowsPath: string): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath,
    preloadModules: [workflowsPath],
    workflowInterceptorModules: [require.resolve('./turns')],
    logger: new DefaultLogger('ERROR'),
  })

/** What came of replaying all runs of a case: what could not be replayed, and the events of the turns that were recorded. */
export interface Replayed {
  errors: Error[]
  events: RecordedAny[]
}

/** Replays the runs of one workflow, the first first, with the code as it is now. */
export async function replayRuns(
  workflowBundle: WorkflowBundleWithSourceMap,
  dataConverter: DataConverter,
  workflowId: string,
  runs: readonly History[],
): Promise<Replayed> {
  const errors: Error[] = []
  let events: RecordedAny[] = []
  // A turn that was lost after it was recorded is taken again, and may come to more than what is on the record then.
  const taken = (_info: unknown, turn: AnyTurn) => {
    const before = (turn.events[0]?.seq ?? 1) - 1
    events = [...events.slice(0, before), ...turn.events]
  }
  const sinks: InjectedSinks<TurnSinks> = { turns: { taken: { fn: taken, callDuringReplay: true } } }
  const histories = runs.map((history) => ({ workflowId, history }))
  for await (const { error } of Worker.runReplayHistories({ workflowBundle, dataConverter, sinks }, histories))
    if (error) errors.push(error)
  return { errors, events }
}
