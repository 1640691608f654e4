import { DefaultLogger, Runtime, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { paths } from './paths'
import { recordedCases, releases } from './replay/corpus'
import { bundleForReplay } from '../verify/replay/replay'
import { replay } from './replay/replay'

const cases = recordedCases()

let workflowBundle: WorkflowBundleWithSourceMap
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  workflowBundle = await bundleForReplay(require.resolve('../workflows'))
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
    const { errors, events, notices } = await replay(workflowBundle, recorded)
    expect(errors).toEqual([])
    expect(events).toEqual(recorded.events)
    // `caseway verify` asks who was to be told again (I9): who is told of an event on record stays as it was.
    expect(notices).toEqual(recorded.notices)
  })
})
