import { setTimeout as pause } from 'node:timers/promises'
import { openBare, tellBare } from '../bare'
import type { Bed } from '../bed'
import { CouncilApi, untilAssessment, type Told } from '../council-api'
import { longRoadCouncil, untilEnquiryConcluded } from '../long-road'
import { spreadOf, type Figure } from '../figures'
import { manyTimes } from '../timing'
import { startBareWorker, startCasesWorker, type WorkerChild } from '../workers/child'
import type { Memory } from '../workers/run-for-parent'

const batch = 40
const batches = 4
const atOnce = 6
const goal = { p50: 1.5 }

const how =
  `Worker processes with all isolates in one, so that all garbage can be collected before each look; what each of ${batch} more idle ` +
  `workflows adds, in ${batches} batches after a first that is left out.`

/** What one more idle workflow costs a worker that holds it: of the heap in each batch, and of resident memory over all of them. */
export async function measureMemory(bed: Bed): Promise<Figure[]> {
  const opened = { bare: await bareLooks(bed, 0), ours: await caseLooks(bed, []) }
  const awaiting = { bare: await bareLooks(bed, untilEnquiryConcluded.length), ours: await longLooks(bed) }
  const told = { bare: await bareLooks(bed, untilAssessment.length), ours: await caseLooks(bed, untilAssessment) }
  return [
    heapFigure('heap of an idle case, awaiting decision', opened),
    heapFigure('heap of an idle case, under assessment', told),
    heapFigure('heap of an idle case, awaiting a conference', awaiting),
    residentFigure('resident memory of an idle case, awaiting decision', opened),
    residentFigure('resident memory of an idle case, under assessment', told),
  ]
}

interface Looks {
  readonly ours: readonly Memory[]
  readonly bare: readonly Memory[]
}

/** Bare workflows that have been told something as often as the cases they are compared with. */
async function bareLooks({ stack, live }: Bed, times: number): Promise<Memory[]> {
  return looks(await startBareWorker(stack.run, 'measured'), async () => {
    const handle = await openBare(live)
    for (let time = 0; time < times; time += 1) await tellBare(handle)
  })
}

const longLooks = (bed: Bed) => caseLooks(bed, untilEnquiryConcluded, new CouncilApi(bed.stack.run, longRoadCouncil))

async function caseLooks({ stack, ...bed }: Bed, told: readonly Told[], api = bed.api): Promise<Memory[]> {
  await stack.hold('worker')
  const seen = await looks(await startCasesWorker(stack.run, stack.home), async () => {
    const { caseId } = await api.open()
    for (const one of told) await api.tell(caseId, one)
  })
  await stack.release('worker')
  return seen
}

/** Looks at a worker after each batch, the first batch included, and ends it. */
async function looks(worker: WorkerChild, open: () => Promise<unknown>): Promise<Memory[]> {
  const seen: Memory[] = []
  for (let round = 0; round <= batches; round += 1) {
    await manyTimes(batch, atOnce, open)
    seen.push(await quiet(worker))
  }
  await worker.stop()
  return seen
}

const settleMs = 500

async function quiet(worker: WorkerChild): Promise<Memory> {
  await pause(settleMs)
  return worker.memory()
}

const kilobyte = 1024

function heapFigure(what: string, { ours, bare }: Looks): Figure {
  const spread = (seen: readonly Memory[]) => spreadOf(slopes(seen, ({ heapBytes }) => heapBytes))
  return { part: 'memory', what, how, n: batches, unit: 'KB', ours: spread(ours), bare: spread(bare), goal }
}

function residentFigure(what: string, { ours, bare }: Looks): Figure {
  const spread = (seen: readonly Memory[]) =>
    spreadOf(slopes([...seen.slice(0, 1), ...seen.slice(-1)], ({ rssBytes }) => rssBytes))
  return { part: 'memory', what, how, n: 1, unit: 'KB', ours: spread(ours), bare: spread(bare), goal }
}

/** KB a workflow, from each look to the next. */
function slopes(seen: readonly Memory[], bytesOf: (memory: Memory) => number): number[] {
  return seen.slice(1).map((now, index) => {
    const before = seen[index] ?? now
    return (bytesOf(now) - bytesOf(before)) / (now.cached - before.cached) / kilobyte
  })
}
