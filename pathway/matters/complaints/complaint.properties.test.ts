import * as fc from 'fast-check'
import { london, someone } from '../../../test/support/paper-case'
import { PaperMatter } from '../../../test/support/paper-matter'
import { addDays } from '../../calendar/dates'
import { londonDate } from '../../calendar/london'
import type { Actor } from '../../roles'
import { complaintMachine } from './complaint'
import {
  complaintStages,
  feedbackKinds,
  findings,
  type ComplaintCommand,
  type ComplaintIntake,
  type FeedbackKind,
} from './facts'

/** Working days of each clock, as rows 2-18 and 2-19 have them; the acknowledgement as the national default. */
const workingDays: Readonly<Record<string, number>> = {
  feedback: 10,
  'complaint-stage-1': 10,
  'complaint-next-stage': 20,
  'complaint-stage-2': 25,
  'complaint-panel': 30,
  'complaint-panel-report': 5,
  'complaint-panel-reply': 15,
}
const inAll: Readonly<Record<string, number>> = { 'complaint-stage-1': 20, 'complaint-stage-2': 65 }

const complainedOf: Actor = { id: 'complained-of', roles: ['team-manager', 'service-manager', 'social-worker'] }
const actors = [someone('duty-worker'), someone('team-manager'), someone('service-manager'), complainedOf]

const choice = fc.record({
  who: fc.nat(actors.length - 1),
  nth: fc.nat(99),
  waitDays: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 90 })),
  backDays: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 6 })),
  days: fc.integer({ min: 1, max: 30 }),
  flag: fc.boolean(),
  finding: fc.constantFrom(...findings),
})
type Choice = typeof choice extends fc.Arbitrary<infer C> ? C : never

const plan = fc.record({
  feedback: fc.oneof(
    { weight: 8, arbitrary: fc.constant<FeedbackKind>('complaint') },
    fc.constantFrom(...feedbackKinds),
  ),
  named: fc.boolean(),
  receivedOn: fc.integer({ min: 0, max: 500 }),
  choices: fc.array(choice, { maxLength: 30, size: 'max' }),
})

const opening = (feedback: FeedbackKind, named: boolean, receivedOn: string): ComplaintIntake => ({
  ...{ kind: 'receive-complaint', council: 'anyshire', caseId: 'complaint', practice: false, proclaimed: [] },
  ...{ receivedAt: london(`${receivedOn}T10:00`), requesterId: 'mother', channel: 'letter', advocate: false },
  ...{ feedback, about: ['case'], ...(named && { workerId: complainedOf.id }) },
})
const paperOf = (intake: ComplaintIntake) => new PaperMatter(complaintMachine, intake.council, intake)
type Paper = ReturnType<typeof paperOf>

const reason = 'As it was said.'

/** Every command, filled in by a choice. */
function commandsOf({ backDays, days, flag, finding }: Choice, now: string): ComplaintCommand[] {
  const on = backDays === 0 ? {} : { on: addDays(londonDate(now), -backDays) }
  return [
    { kind: 'reply-to-complaint', finding, reason, ...on },
    { kind: 'request-next-stage', channel: 'letter', reason, ...on, ...(flag && { lateReason: reason }) },
    { kind: 'appoint-investigators', investigatorId: 'i', independentPersonId: flag ? 'p' : complainedOf.id },
    { kind: 'extend-stage-1', by: days, ground: 'complex', agreed: flag, reason },
    { kind: 'extend-stage-2', by: days, reason },
    { kind: 'skip-stage-1', agreedBy: 'complainant', reason, ...on },
    { kind: 'hold-review-panel', ...on },
    { kind: 'record-panel-report', recommendations: reason, ...on },
    { kind: 'assign-complaint', workerId: flag ? complainedOf.id : 'a', ...(backDays > 3 && { reason }) },
    { kind: 'name-worker', workerId: complainedOf.id, reason },
    { kind: 'acknowledge-feedback' },
    { kind: 'close-complaint', satisfied: flag, reason },
    { kind: 'withdraw-complaint', reason },
  ]
}

/** What may end it early is rarely chosen, so that histories get far. */
const isEnd = ({ kind }: ComplaintCommand): boolean => kind === 'withdraw-complaint' || kind === 'close-complaint'

/** Codes of what is refused for the matter or the person, whatever the step says. */
const aboutTheMatter = [
  ...['not-legal-now', 'role-not-allowed', 'complained-of', 'matter-closed', 'worker-named-already', 'stage-overdue'],
]

/** Every clock that is started until then is due within the years whose bank holidays are on the list. */
const lastDay = '2028-04-30'

function tellOne(one: Paper, chosen: Choice): void {
  const actor = actors[chosen.who]!
  const now = londonDate(one.now)
  if (now > lastDay) return
  if (chosen.waitDays > 0) one.until(`${addDays(now, chosen.waitDays)}T10:00`)
  const legal = one.legal(actor)
  const all = commandsOf(chosen, one.now)
  const favoured = all.filter((command) => legal.includes(command.kind) && (!isEnd(command) || chosen.nth % 10 === 0))
  const from = favoured.length > 0 ? favoured : all
  const command = from[chosen.nth % from.length]!
  const before = one.opened
  const code = one.tell(command, actor)?.code
  expect([command.kind, code, legal.includes(command.kind)]).toEqual([
    command.kind,
    code,
    code === undefined || !aboutTheMatter.includes(code),
  ])
  if (code !== undefined) expect(one.opened).toBe(before)
  expect(complaintStages.indexOf(one.opened.stage)).toBeGreaterThanOrEqual(complaintStages.indexOf(before.stage))
}

const played = ({ feedback, named, receivedOn, choices }: typeof plan extends fc.Arbitrary<infer P> ? P : never) => {
  const one = paperOf(opening(feedback, named, addDays('2026-01-02', receivedOn)))
  for (const chosen of choices) tellOne(one, chosen)
  return one
}

/** The nth working day after a day, counted one by one from the list of bank holidays. */
function countedFrom({ rules: { calendar } }: Paper, day: string, count: number): string {
  const free = new Set([...calendar.bankHolidays.map(({ date }) => date), ...calendar.closureDays])
  const next = new Date(`${day}T12:00:00Z`)
  for (let left = count; left > 0;) {
    next.setUTCDate(next.getUTCDate() + 1)
    const isWorked = ![0, 6].includes(next.getUTCDay()) && !free.has(next.toISOString().slice(0, 10))
    if (isWorked) left -= 1
  }
  return next.toISOString().slice(0, 10)
}

/** Each clock with the working days that it was given, from what is on the record alone. */
function givenOf({ events }: Paper): { name: string; from: string; days: number }[] {
  const given: { name: string; from: string; days: number }[] = []
  for (const event of events) {
    if (event.type === 'clock-started')
      given.push({ name: event.clock, from: londonDate(event.originAt), days: workingDays[event.clock] ?? 0 })
    if (event.type !== 'complaint-extended') continue
    const extended = given.findLast(({ name }) => name === `complaint-stage-${String(event.stage)}`)!
    extended.days += event.days
  }
  return given
}

describe('however a complaint goes', () => {
  it('2-18, 2-19: every clock is due on the working day that the days it was given come to, within the bounds', () => {
    fc.assert(
      fc.property(plan, (made) => {
        const one = played(made)
        const given = givenOf(one)
        expect(one.opened.clocks.map(({ name, due }) => [name, due.dueOn])).toEqual(
          given.map(({ name, from, days }) => [name, countedFrom(one, from, days)]),
        )
        for (const { name, days } of given) expect(days).toBeLessThanOrEqual(inAll[name] ?? workingDays[name] ?? 0)
        if (one.opened.stage === 'closed')
          expect(one.opened.clocks.filter(({ settledAt }) => settledAt === undefined)).toEqual([])
      }),
      { numRuns: 250 },
    )
  })

  it('2-18, 2-19: a reply is in time exactly where its day is not after the due day', () => {
    fc.assert(
      fc.property(plan, (made) => {
        const one = played(made)
        const names = { 1: 'complaint-stage-1', 2: 'complaint-stage-2', 3: 'complaint-panel-reply' }
        for (const event of one.events) {
          if (event.type !== 'complaint-replied') continue
          const clock = one.opened.clocks.find(({ name }) => name === names[event.stage])!
          expect(clock.status).toBe(event.on <= clock.due.dueOn ? 'met' : 'met-late')
        }
      }),
      { numRuns: 150 },
    )
  })

  it('whom it is about does nothing in it, and it is never there for them', () => {
    fc.assert(
      fc.property(plan, (made) => {
        const one = played(made)
        const { workerId, feedback, hiddenFrom, allocatedTo } = one.opened
        if (workerId === undefined || feedback === 'compliment') return expect(hiddenFrom).toBeUndefined()
        expect([hiddenFrom, one.legal(complainedOf)]).toEqual([workerId, []])
        const named = made.named ? 0 : one.events.findIndex(({ type }) => type === 'worker-named')
        const since = one.events.slice(named)
        expect(since.filter(({ by }) => by === complainedOf.id)).toEqual([])
        expect(allocatedTo).not.toBe(workerId)
      }),
      { numRuns: 150 },
    )
  })

  it('nothing of it is a clock of the case it is about', () => {
    fc.assert(
      fc.property(plan, (made) => {
        const clocks = played(made).events.flatMap((event) => ('clock' in event ? [event.clock] : []))
        expect(clocks.filter((name) => !(name in workingDays))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
