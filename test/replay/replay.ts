import {
  bundleWorkflowCode,
  DefaultLogger,
  Worker,
  type InjectedSinks,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'
import type { CaseEvent } from '../../pathway/events'
import { createKeyring } from '../../sealing/keyring'
import { createReplayCodec } from '../../sealing/payload-codec'
import type { Turn } from '../../workflows/contracts'
import { corpusCaseKeys, corpusKeys, type RecordedCase } from './corpus'
import type { TurnSinks } from './turns'

const keyring = createKeyring(corpusKeys)
const dataConverter = { payloadCodecs: [createReplayCodec({ keyring, cases: corpusCaseKeys(keyring) })] }

/** Workflow code as one file, without our failure converter, which would seal what a failing replay has to say. */
export const bundleForReplay = (workflowsPath: string): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath,
    preloadModules: [workflowsPath],
    workflowInterceptorModules: [require.resolve('./turns')],
    logger: new DefaultLogger('ERROR'),
  })

/** Replays every run of a case. Resolves with what could not be replayed, and the events of the turns that were recorded. */
export async function replay(
  workflowBundle: WorkflowBundleWithSourceMap,
  { workflowId, runs }: RecordedCase,
): Promise<{ errors: Error[]; events: CaseEvent[] }> {
  const errors: Error[] = []
  let events: CaseEvent[] = []
  // A turn that was lost after it was recorded is taken again, and may come to more than what is on the record then.
  const taken = (_info: unknown, turn: Turn) => {
    const before = (turn.events[0]?.seq ?? 1) - 1
    events = [...events.slice(0, before), ...turn.events]
  }
  const sinks: InjectedSinks<TurnSinks> = { turns: { taken: { fn: taken, callDuringReplay: true } } }
  const histories = runs.map((history) => ({ workflowId, history }))
  for await (const { error } of Worker.runReplayHistories({ workflowBundle, dataConverter, sinks }, histories))
    if (error) errors.push(error)
  return { errors, events }
}
