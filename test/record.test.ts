import { searchAttributes } from '../workflows/contracts'
import type { CaseRow } from '../db/cases'
import { fold, waitingFor, type Waiting } from '../pathway'
import type { Case } from '../pathway/case'
import type { CaseEvent } from '../pathway/events'
import { readCouncil } from '../db/pool'
import { rulesOnRecord } from '../inbox/rules-on-record'
import { paths } from './paths'
import { playPath, type CasePath } from './paths/path'
import { sharedKeys, sharedStack } from './stack/shared'
import { openBed, readRecord, type Bed } from './support/bed'

// Refusals, overrides, breaches, a breach withdrawn, a proclaimed holiday, clocks paused, extended and corrected, other rules in the middle, a restriction, a step of two stages, and a case that was closed.
const names = [
  'refused-steps',
  'checkpoint-escalated',
  'held-and-heard-late',
  'bank-holiday',
  'clock-paused',
  'extension-withdrawn',
  'receipt-corrected',
  'new-rules',
  'closed-at-decision',
  'reopened',
  'orders',
  'private-fostering',
  'assessed-anew',
  'restricted',
  'in-two-stages',
]
const played = paths.filter(({ name }) => names.includes(name))

let bed: Bed
let opened: ReadonlyMap<string, string>
beforeAll(async () => {
  bed = openBed(await sharedStack(), sharedKeys())
  const cases = await Promise.all(played.map(async (path) => [path.name, await onlyCase(path)] as const))
  opened = new Map(cases)
}, 120_000)
afterAll(() => bed.close())

async function onlyCase(path: CasePath): Promise<string> {
  const [caseId, ...others] = await playPath(path, bed)
  if (caseId === undefined || others.length > 0) throw new Error(`${path.name} did not open one case`)
  return caseId
}

const recordOf = ({ name, council }: CasePath) => readRecord(bed, council, opened.get(name) ?? '')
const workflowOf = ({ name, council }: CasePath) => bed.workflowOf(council, opened.get(name) ?? '')

const typesIn = (events: readonly CaseEvent[]) => new Set<string>(events.map(({ type }) => type))

describe.each(played)('the record of $name', (path) => {
  it('folded again is the case view, and the state that the workflow itself has', async () => {
    const { events, state, row } = await recordOf(path)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    expect(state).toEqual(fold(events))
    expect(row.seq).toBe(events.length)
    expect(await (await workflowOf(path)).query<Case>('state')).toEqual(fold(events))
  })

  it('says of whom the case waits for what the workflow says', async () => {
    const { state, rules } = await folded(path)
    expect(await (await workflowOf(path)).query<Waiting>('waitingFor')).toEqual(waitingFor(state, rules))
  })

  it('has in its case view what operators list it by', async () => {
    const { row } = await recordOf(path)
    const { typedSearchAttributes: listed } = await (await workflowOf(path)).describe()
    expect({
      stage: listed.get(searchAttributes.stage),
      waitingFor: listed.get(searchAttributes.waitingFor),
      due: listed.get(searchAttributes.due)?.toISOString() ?? null,
      overdue: listed.get(searchAttributes.overdue),
      council: listed.get(searchAttributes.council),
      practice: listed.get(searchAttributes.practice),
    }).toEqual({ ...listedOf(row), council: path.council, practice: true })
  })
})

const listedOf = ({ stage, waitingRole, nextDueAt, overdue }: CaseRow) => ({
  stage,
  waitingFor: waitingRole,
  due: nextDueAt,
  overdue,
})

async function folded(path: CasePath) {
  const { events, row } = await recordOf(path)
  const rules = await readCouncil(bed.db, path.council, (tx) => rulesOnRecord(tx, row.rulesVersion))
  return { state: fold(events), rules }
}

describe('the paths that are compared', () => {
  const eventsOf = async (name: string) => {
    const path = played.find((one) => one.name === name)
    return typesIn(path === undefined ? [] : (await recordOf(path)).events)
  }

  it.each([
    ['refused-steps', ['step-refused', 'consent-overridden']],
    ['checkpoint-escalated', ['clock-rung-reached', 'checkpoint-decided']],
    ['held-and-heard-late', ['heard-late', 'breach-withdrawn']],
    ['bank-holiday', ['bank-holiday-proclaimed', 'clock-moved']],
    ['clock-paused', ['clock-paused', 'clock-moved', 'clock-rung-reached']],
    ['extension-withdrawn', ['clock-moved']],
    ['receipt-corrected', ['receipt-corrected', 'clock-restated', 'clock-moved']],
    ['new-rules', ['worker-allocated']],
    ['closed-at-decision', ['case-closed']],
  ])('went where they should: %s', async (name, types) => {
    expect([...(await eventsOf(name))]).toEqual(expect.arrayContaining(types))
  })
})
