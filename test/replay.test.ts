import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type InjectedSinks,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'
import type { CaseEvent } from '../pathway/events'
import { createKeyring } from '../sealing/keyring'
import { createReplayCodec } from '../sealing/payload-codec'
import type { Turn } from '../workflows/contracts'
import { paths } from './paths'
import { corpusKeys, recordedCases, releases, type RecordedCase } from './replay/corpus'
import type { TurnSinks } from './replay/turns'

const cases = recordedCases()
const workflowsPath = require.resolve('../workflows')
const dataConverter = { payloadCodecs: [createReplayCodec(createKeyring(corpusKeys))] }

let workflowBundle: WorkflowBundleWithSourceMap
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  // Without our failure converter, which would seal what a failing replay has to say.
  workflowBundle = await bundleWorkflowCode({
    workflowsPath,
    preloadModules: [workflowsPath],
    workflowInterceptorModules: [require.resolve('./replay/turns')],
    logger: new DefaultLogger('ERROR'),
  })
})

describe('the corpus of histories', () => {
  it('has a history of every path in the latest release', () => {
    const recorded = cases.filter(({ release }) => release === releases().at(-1)).map(({ path }) => path)
    expect([...new Set(recorded)].sort()).toEqual(paths.map(({ name }) => name).sort())
  })

  it('holds everything that can come into the history of a case', () => {
    const attributes = cases.flatMap(({ runs }) => runs.flatMap(({ events }) => (events ?? []).flatMap(Object.keys)))
    expect(attributes).toEqual(
      expect.arrayContaining([
        'workflowExecutionSignaledEventAttributes',
        'workflowExecutionCancelRequestedEventAttributes',
        'markerRecordedEventAttributes',
        'timerStartedEventAttributes',
        'timerCanceledEventAttributes',
        'timerFiredEventAttributes',
        'upsertWorkflowSearchAttributesEventAttributes',
        'workflowExecutionContinuedAsNewEventAttributes',
        'workflowExecutionCompletedEventAttributes',
      ]),
    )
  })
})

describe.each(cases)('$path, $case, as recorded with release $release', (recorded) => {
  it('is replayed by the code as it is now, which does the same and comes to the same record', async () => {
    const { errors, events } = await replay(recorded)
    expect(errors).toEqual([])
    expect(events).toEqual(recorded.events)
  })
})

/** Replays every run of a case. Resolves with what could not be replayed, and the events of the turns that were recorded. */
async function replay({ workflowId, runs }: RecordedCase): Promise<{ errors: unknown[]; events: CaseEvent[] }> {
  const errors: unknown[] = []
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
