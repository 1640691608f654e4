import { criteriaAnswers } from '../../api/examples/referral'
import { referOne, type PracticeCase } from '../../cli/demo/practice-case'
import { silentNarrator } from '../../cli/demo/narrator'
import { usual } from '../../cli/demo/story'
import { Teller } from '../../cli/demo/teller'
import { fold } from '../../pathway'
import { workflowIdFor } from '../../sealing/workflow-id'
import { sharedKeys, sharedStack } from '../stack/shared'
import { openBed, readRecord, type Bed } from '../support/bed'
import { until } from '../support/until'

const council = 'anyshire'
const reason = 'In plain words'
const reviews = 8
const contactsBetween = 45
const mostEventsOfARun = 2_000

let bed: Bed
beforeAll(async () => {
  bed = openBed(await sharedStack(), sharedKeys())
}, 120_000)
afterAll(() => bed.close())

const refer = () =>
  referOne(new Teller(bed.run, council, silentNarrator), 'duty-worker', {
    ...usual,
    startAt: '2026-03-02T10:00',
    source: '2A',
    concern: 'The school is worried.',
    children: [{ forenames: 'Robin', surname: 'Example', dateOfBirth: '2019-02-11' }],
    people: [{ kind: 'mother', name: 'Sandy Example', parentalResponsibility: true }],
  })

const attendance = { attended: ['police', 'health'], familyAttended: true, reason }

/** From a referral to a child protection plan. */
async function untilPlan(robin: PracticeCase): Promise<void> {
  await robin.decide('duty-manager', {
    ...{ kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers },
  })
  await robin.decide('team-manager', {
    ...{ kind: 'hold-strategy-discussion', attended: ['police', 'health'], harms: ['neglect'], crimeSuspected: false },
    ...{ parentsInvited: true, decision: 'section-47-enquiry', reason },
  })
  await robin.decide('team-manager', { kind: 'conclude-section-47', outcome: 'substantiated-continuing-risk', reason })
  await robin.advance({ workingDays: 10 })
  await robin.decide('conference-chair', { kind: 'hold-conference', decision: 'plan', category: 'NEG', ...attendance })
}

/** What a plan is in daily life: many contacts, some at once. */
async function contacts(robin: PracticeCase): Promise<void> {
  const service = { kind: 'request-service', service: 'family centre', reason }
  const posted = Array.from({ length: contactsBetween }, () => robin.post('social-worker', 'practice', service))
  await Promise.all(posted)
}

const monthsLater = (day: string, months: number): string => {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString()
}

it('a child protection plan of four years keeps every run short and its record whole', async () => {
  const robin = await refer()
  await untilPlan(robin)
  for (let held = 0; held < reviews; held += 1) {
    await contacts(robin)
    const { now } = await robin.seen()
    const then = monthsLater(now.slice(0, 10), held === 0 ? 2 : 6)
    await robin.advance({ hours: Math.floor((Date.parse(then) - Date.parse(now)) / 3_600_000) - 30 })
    const seen = await robin.decide('conference-chair', {
      ...{ kind: 'hold-review-conference', decision: held === reviews - 1 ? 'end' : 'continue', ...attendance },
    })
    const awaited = seen.clocks.filter(({ open, label }) => open && label === 'Review conference')
    expect(awaited).toHaveLength(held < reviews - 1 ? 1 : 0)
  }
  await until('all contacts to be on the record', async () => {
    const { events } = await readRecord(bed, council, robin.id)
    return events.filter(({ type }) => type === 'service-requested').length === reviews * contactsBetween
  })
  const { events, state } = await readRecord(bed, council, robin.id)
  expect(fold(events)).toEqual(state)
  expect(events.filter(({ type }) => type === 'review-conference-held')).toHaveLength(reviews)
  const lengths = await runLengths(workflowIdFor(council, robin.id))
  expect(lengths.length).toBeGreaterThan(1)
  expect(Math.max(...lengths)).toBeLessThan(mostEventsOfARun)
}, 240_000)

/** How many events of history each run of a workflow has, the latest first. */
async function runLengths(workflowId: string): Promise<number[]> {
  const { workflow } = bed.temporal.practice
  const lengths: number[] = []
  for (let runId: string | undefined = (await workflow.getHandle(workflowId).describe()).runId; runId;) {
    const { events } = await workflow.getHandle(workflowId, runId).fetchHistory()
    lengths.push(events?.length ?? 0)
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined
  }
  return lengths
}
