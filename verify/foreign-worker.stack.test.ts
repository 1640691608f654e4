import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { homeAt } from '../cli/serve/home'
import { dataConverter, replayDataConverter } from '../sealing/data-converter'
import { Stack } from '../test/stack/stack'
import { openBed, readRecord, type Bed } from '../test/support/bed'
import { decideAssessment, refer, tell } from '../test/support/live-case'
import { until } from '../test/support/until'
import { caseTaskQueue } from '../inbox/temporal'
import { judge } from './invariants'
import { readWhole } from './read/whole'
import { bundleForReplay } from './replay/replay'

// Somebody who may run a worker of their own beside ours does the tasks of cases in our place: nothing of it is on record (T5).

const council = 'blackpool'
let stack: Stack
let bed: Bed
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  stack = await Stack.start({})
  bed = openBed(stack.run, homeAt(stack.home).keys)
}, 120_000)
afterAll(async () => {
  await bed.close()
  await stack.stop()
}, 120_000)

/** What cannot open a seal takes what is sealed for nothing. */
const blind = { encode: async (all: object[]) => all, decode: async () => [] }

async function aForeignWorker(): Promise<Worker> {
  const connection = await NativeConnection.connect({ address: stack.run.temporalAddress })
  return Worker.create({
    ...{ connection, namespace: stack.run.namespace, taskQueue: caseTaskQueue },
    workflowsPath: require.resolve('./foreign-workflow-for-tests'),
    dataConverter: { payloadCodecs: [blind] },
  })
}

/** What is found, as it would be after some quiet minutes. */
async function found(minutesOn = 0) {
  const { keyring, cases, temporal } = bed
  const keys = { keyring, cases }
  const bundle = await bundleForReplay(require.resolve('../workflows'))
  const engine = { temporal, bundle, converter: dataConverter(keys), replay: replayDataConverter(keys) }
  const book = await readWhole({ ...bed, directory: homeAt(stack.home).anchors }, engine, council)
  const now = new Date(Date.parse(book.now) + minutesOn * 60_000).toISOString()
  return judge([{ ...book, now }]).flatMap(({ violations }) => violations.map(({ invariant }) => invariant))
}

it('is named for what waits where theirs answered for a case, which goes on as it should once ours does', async () => {
  await stack.hold('worker')
  const caseId = await refer(stack.run, council)
  const handle = await bed.workflowOf(council, caseId)
  const foreign = await aForeignWorker()
  await foreign.runUntil(
    until(
      'it to have answered',
      async () => {
        const { events } = await handle.fetchHistory().catch(() => ({ events: [] }))
        return (events ?? []).some(({ workflowTaskCompletedEventAttributes: done }) => Boolean(done))
      },
      120_000,
    ),
  )
  expect((await readRecord(bed, council, caseId)).events).toEqual([])
  expect(await found(2)).toContain('I16')
  await stack.release('worker')
  await tell(stack.run, council, caseId, decideAssessment)
  const { events } = await readRecord(bed, council, caseId)
  expect(events.map(({ type }) => type)).toContain('referral-decided')
  expect(await found()).toEqual([])
}, 120_000)
