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

/** What came of replaying all runs of a case: what could not be replayed, the events of the turns that were recorded, and whom they told what. */
export interface Replayed {
  errors: Error[]
  events: RecordedAny[]
  notices: AnyTurn['notices'][number][]
}

/** What replaying no run comes to. */
export const nothing = (): Replayed => ({ errors: [], events: [], notices: [] })

/** A workflow with the histories of its runs, the first first. */
export interface RecordedWorkflow {
  workflowId: string
  histories: readonly History[]
}

/** Replays the runs of one workflow, the first first, with the code as it is now. */
export async function replayRuns(
  workflowBundle: WorkflowBundleWithSourceMap,
  dataConverter: DataConverter,
  workflowId: string,
  histories: readonly History[],
): Promise<Replayed> {
  const replayed = await replayAll(workflowBundle, dataConverter, [{ workflowId, histories }])
  return replayed.get(workflowId) ?? nothing()
}

/** Replays workflows, each once, with the code as it is now, which is loaded once for all of them. */
export async function replayAll(
  workflowBundle: WorkflowBundleWithSourceMap,
  dataConverter: DataConverter,
  workflows: readonly RecordedWorkflow[],
): Promise<Map<string, Replayed>> {
  const replayed = new Map<string, Replayed>()
  for (const { workflowId } of workflows) replayed.set(workflowId, nothing())
  // A turn that was lost after it was recorded is taken again, and may come to more than what is on the record then.
  const taken = ({ workflowId }: { workflowId: string }, turn: AnyTurn) => {
    const of = replayed.get(workflowId)
    if (of === undefined) return
    const before = (turn.events[0]?.seq ?? 1) - 1
    of.events = [...of.events.slice(0, before), ...turn.events]
    of.notices = [...of.notices.filter(({ seq }) => seq <= before), ...turn.notices]
  }
  const sinks: InjectedSinks<TurnSinks> = { turns: { taken: { fn: taken, callDuringReplay: true } } }
  const histories = workflows.flatMap((one) =>
    one.histories.map((history) => ({ workflowId: one.workflowId, history })),
  )
  if (histories.length === 0) return replayed
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle, dataConverter, sinks },
    histories,
  ))
    if (error) replayed.get(workflowId)?.errors.push(error)
  return replayed
}
