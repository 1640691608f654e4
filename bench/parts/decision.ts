import { setTimeout as pause } from 'node:timers/promises'
import type { WorkflowHandle } from '@temporalio/client'
import { openBare, tellBare } from '../bare'
import type { Bed } from '../bed'
import { firstDecision, type Accepted } from '../council-api'
import { spreadOf, type Figure } from '../figures'
import { watchInbox, type InboxWatch } from '../inbox-watch'
import { interleaved, manyTimes, timed, type Measured } from '../timing'

const warmUp = 30
const rounds = 80
const crowd = 20
const crowdRounds = 5

/** Longer than a workflow task takes: what a decision leads to in Temporal after its answer is then over. */
const settleMs = 100

const goal = { p50: 1.2, p95: 1.5 }
const against = 'against signal and then query of a trivial workflow, each on one of its own that its worker holds'

/** A decision until it is on the record, one at a time and twenty at once, against a bare signal and query. */
export async function measureDecisions(bed: Bed): Promise<Figure[]> {
  const watch = await watchInbox(bed.stack.run)
  await oneByOne(bed, watch, warmUp)
  const { answered, recorded } = await oneByOne(bed, watch, rounds)
  await watch.close()
  const together = await allAtOnce(bed)
  const fromAcceptance = 'From the commit that accepts a decision for an assessment to the commit that records it'
  return [
    figure('decision, accepted to recorded', rounds, recorded, `${fromAcceptance}, ${against}.`),
    figure(
      'decision, POST to answer',
      rounds,
      answered,
      `The same decisions from their POST to their 200, ${against}.`,
    ),
    figure('decision, 20 at once', crowdRounds, together, `${crowd} POSTs at once until the last 200, ${against}.`),
  ]
}

const figure = (what: string, n: number, { ours, bare }: Measured, how: string): Figure => {
  return { part: 'decision', what, how, n, unit: 'ms', ours: spreadOf(ours), bare: spreadOf(bare), goal }
}

async function oneByOne(
  bed: Bed,
  watch: InboxWatch,
  times: number,
): Promise<Record<'answered' | 'recorded', Measured>> {
  const prepared = await prepare(bed, times)
  const recorded: number[] = []
  const answered = await interleaved(times, {
    ours: async () => {
      const between = watch.nextMessage()
      const took = await settled(() => bed.api.tell(taken(prepared.cases).caseId, firstDecision))
      recorded.push(await between)
      return took
    },
    bare: () => settled(() => tellBare(taken(prepared.handles))),
  })
  return { answered, recorded: { ours: recorded, bare: answered.bare } }
}

async function allAtOnce(bed: Bed): Promise<Measured> {
  const { cases, handles } = await prepare(bed, crowd * crowdRounds)
  const some = <T>(prepared: T[]) => prepared.splice(0, crowd)
  return interleaved(crowdRounds, {
    ours: () => settled(() => Promise.all(some(cases).map(({ caseId }) => bed.api.tell(caseId, firstDecision)))),
    bare: () => settled(() => Promise.all(some(handles).map(tellBare))),
  })
}

interface Prepared {
  readonly cases: Accepted[]
  readonly handles: WorkflowHandle[]
}

async function prepare({ api, live }: Bed, times: number): Promise<Prepared> {
  const cases = await manyTimes(times, 4, () => api.open())
  return { cases, handles: await manyTimes(times, 4, () => openBare(live)) }
}

/** Each is measured once. */
function taken<T>(prepared: T[]): T {
  const one = prepared.pop()
  if (one === undefined) throw new Error('More measurements than were prepared for')
  return one
}

async function settled(work: () => Promise<unknown>): Promise<number> {
  const took = await timed(work)
  await pause(settleMs)
  return took
}
