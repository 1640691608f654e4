import type { Run } from '../cli/serve/run-file'
import { isOpened, type Case } from '../pathway/case'
import { readRecord, type Bed as RecordBed } from '../test/support/bed'
import { CouncilApi } from './council-api'
import { spreadOf, type Figure } from './figures'

const minuteMs = 60_000
/** When a clock rang that did not. */
const never = '9999-12-31T00:00:00Z'
const howLate =
  'Practice cases moved past warning, due time and escalation of their decision, beside both noises and in quiet. Their time is moved in steps of up to a second, which is in both.'
const howMissed = 'Of those beside the noises, what was not reached, or more than a minute late.'

/** By how many milliseconds clocks were late. */
export interface Late {
  readonly quiet: number[]
  readonly beside: number[]
}

/** How late clocks were beside noise, against quiet, and how many of them so late that it matters. */
export function clocksOf({ quiet, beside }: Late): Figure[] {
  const missed = beside.filter((ms) => ms > minuteMs).length
  const of = { part: 'isolation', n: beside.length } as const
  return [
    {
      ...{ ...of, what: 'lateness of clocks beside noise', how: howLate, unit: 'ms' },
      ...{ ours: spreadOf(beside), bare: spreadOf(quiet) },
    },
    {
      ...{ ...of, what: 'clocks missed', how: howMissed, unit: 'count' },
      ...{ ours: { p50: missed, p95: missed }, goal: { p50: 0 } },
    },
  ]
}

/** Opens a practice case and lets its first clock run out: how late each of its rungs was. */
export async function lateness(run: Run, record: RecordBed, council: string): Promise<number[]> {
  const api = new CouncilApi(run, council)
  const { caseId } = await api.practise()
  await api.untilOpened(caseId)
  await api.advance(caseId, { hours: 72 })
  const { state } = await readRecord(record, council, caseId)
  return rungsOf(state as Case).map(({ at, reachedAt }) => Date.parse(reachedAt ?? never) - Date.parse(at))
}

function rungsOf(state: Case) {
  const clock = isOpened(state) ? state.clocks.find(({ name }) => name === 'decision') : undefined
  if (clock === undefined) throw new Error('The case has no clock for its decision')
  return clock.rungs
}
