import { london, PaperCase, people, someone } from '../../../test/support/paper-case'
import type { PersonCommand } from '../../commands'
import { roadsOf } from '..'
import { endForProtectionPlan, stepDownToChildInNeed } from './plan-end'
import { nameOfRecipient } from '../../notice'
import { noticesFor } from '../../notices'
import { isOpened, type OpenCase } from '../../case'
import { evolve, legalCommands, stamp } from '../..'

const worker = someone('social-worker')
const manager = someone('team-manager')
const reason = 'In plain words'
const expectedDifference = 'Sleeps through the night and goes to school'
const make = { kind: 'make-child-in-need-plan', expectedDifference, agreedWithFamily: true } as const
const review = { kind: 'review-child-in-need-plan', expectedDifferenceMade: 'in-part', reason } as const

/** West Northamptonshire decides the outcome at any time: the shortest way to a plan. */
function decided(time = '2026-03-04T10:00', facts = {}): PaperCase {
  const paper = new PaperCase('west-northamptonshire', '2026-03-02T10:00', facts).until(time)
  paper.tell({ kind: 'decide-referral', outcome: 'assessment', reason }, manager)
  paper.tell({ kind: 'allocate', workerId: worker.id }, manager)
  paper.tell({ kind: 'start-assessment' }, worker)
  const outcome = paper.rules.assessment.outcomes.find(({ leadsTo }) => leadsTo === 'child-in-need-plan')
  expect(paper.tell({ kind: 'decide-outcome', outcome: outcome?.code ?? '', reason }, worker)).toBe('applied')
  return paper
}

const place = (paper: PaperCase) =>
  roadsOf(paper.open).flatMap((on) => (on.road.name === 'child-in-need' ? [on.place.code] : []))[0]
const open = ({ state }: PaperCase): OpenCase => {
  if (!isOpened(state) || state.stage === 'closed') throw new Error('Not open')
  return state
}

/** With the intervals some councils have (2-14): a planning meeting in 10 working days, a review every 4 weeks. */
function withIntervals(paper: PaperCase): PaperCase {
  const { childInNeed } = paper.rules
  const planning = { ...childInNeed.planning, budget: { kind: 'working-days', days: 10 } } as const
  const every4Weeks = { ...childInNeed.review, budget: { kind: 'calendar-days', days: 28 } } as const
  paper.rules = { ...paper.rules, childInNeed: { ...childInNeed, planning, review: every4Weeks } }
  return paper
}

function follows(paper: PaperCase, bodies: ReturnType<typeof endForProtectionPlan>) {
  for (const event of stamp(bodies, { after: paper.state.seq, at: paper.now, by: 'manager' })) {
    paper.state = evolve(paper.state, event)
    paper.events.push(event)
  }
}

describe('the child in need plan (001-11, 001-12, 002-16)', () => {
  it('follows an outcome: to be made, made, reviewed and ended; then the case may be closed', () => {
    const paper = decided()
    expect([paper.state.stage, place(paper)]).toEqual(['outcome-decided', 'plan-to-be-made'])
    const close = { kind: 'close-case', closureReason: 'RC7', reason } as const
    expect(paper.tell(close, manager)).toMatchObject({ code: 'road-open' })
    expect(paper.tell(reviewed('continue'), manager)).toMatchObject({ code: 'not-legal-now' })
    expect(paper.tell({ kind: 'hold-planning-meeting' }, worker)).toBe('applied')
    expect(paper.tell(make, worker)).toBe('applied')
    expect(place(paper)).toBe('plan')
    expect(paper.until('2026-04-01T10:00').tell(reviewed('continue'), manager)).toBe('applied')
    expect(paper.until('2026-05-01T10:00').tell(reviewed('end'), manager)).toBe('applied')
    expect(place(paper)).toBeUndefined()
    expect(paper.tell(close, manager)).toBe('applied')
    expect(paper.open.clocks.filter(({ settledAt }) => settledAt === undefined)).toEqual([])
  })

  it('says what difference the services should make, what help and by whom (001-11, 004-17), and why it was not agreed (004-50)', () => {
    const paper = decided()
    const services = [{ service: 'Help with bedtimes', by: 'Example Family Centre', until: '2026-05-01' }]
    const alone = { ...make, services, agreedWithFamily: false }
    expect(paper.tell(alone, worker)).toMatchObject({ code: 'plan-not-agreed' })
    expect(paper.tell({ ...alone, whyNotAgreed: 'The father wants another school' }, worker)).toBe('applied')
    expect(paper.events.at(-1)).toMatchObject({ type: 'child-in-need-plan-made', expectedDifference, services })
  })

  it('is given to the family, and to the child and the referrer where they are named (001-11, 004-62)', () => {
    const paper = decided()
    expect(paper.tell({ ...make, copyTo: ['stranger'] }, worker)).toMatchObject({ code: 'unknown-person' })
    paper.tell({ ...make, copyTo: ['child', 'referrer', 'mother'] }, worker)
    const event = paper.events.find(({ type }) => type === 'child-in-need-plan-made')
    const told = event === undefined ? [] : noticesFor(event, paper.open, paper.rules)
    expect(told.map(({ recipient }) => nameOfRecipient(recipient))).toEqual([
      ...['mother', 'father', 'child', 'referrer'],
    ])
    expect(new Set(told.map(({ template }) => template))).toEqual(new Set(['child-in-need-plan-copy']))
  })

  it('is not given to a referrer who stays anonymous (004-52)', () => {
    const paper = decided('2026-03-04T10:00', { anonymous: true, people })
    paper.tell({ ...make, copyTo: ['referrer'] }, worker)
    const event = paper.events.find(({ type }) => type === 'child-in-need-plan-made')
    const told = event === undefined ? [] : noticesFor(event, paper.open, paper.rules)
    expect(told.at(-1)).toMatchObject({ recipient: { id: 'referrer' }, withheld: 'anonymous-referrer' })
  })

  it('may have another worker for the longer term (002-17)', () => {
    const paper = decided()
    expect(paper.tell({ kind: 'allocate', workerId: 'long-term-worker' }, manager)).toBe('applied')
    expect(paper.open.allocatedTo).toBe('long-term-worker')
  })

  it('runs no clock where the council has no interval (2-14), save to the day that the plan sets (004-59)', () => {
    const paper = decided()
    const clocks = () => paper.open.clocks.filter((clock) => clock.settledAt === undefined)
    expect(clocks()).toEqual([])
    paper.tell({ ...make, reviewOn: '2026-06-01' }, worker)
    expect(paper.dueOn('child-in-need-review')).toBe('2026-06-01')
    const change = { kind: 'change-child-in-need-plan', expectedDifference, reason } as const
    expect(paper.tell({ ...change, reviewOn: '2026-03-04' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.tell({ ...change, reviewOn: '2026-05-11' }, worker)).toBe('applied')
    expect(paper.dueOn('child-in-need-review')).toBe('2026-05-11')
    paper.until('2026-05-08T10:00').tell(reviewed('continue'), manager)
    expect(paper.statusOf('child-in-need-review')).toBe('met')
    expect(clocks()).toEqual([])
  })

  it("counts the council's intervals: the planning meeting from the decision, each review from the last (2-14)", () => {
    const paper = withIntervals(new PaperCase('west-northamptonshire', '2026-03-02T10:00'))
    paper.tell({ kind: 'decide-referral', outcome: 'assessment', reason }, manager)
    paper.tell({ kind: 'allocate', workerId: worker.id }, manager)
    const outcome = paper.rules.assessment.outcomes.find(({ leadsTo }) => leadsTo === 'child-in-need-plan')
    paper.tell({ kind: 'start-assessment' }, worker)
    paper.tell({ kind: 'decide-outcome', outcome: outcome?.code ?? '', reason }, worker)
    expect(paper.dueOn('child-in-need-planning')).toBe('2026-03-16')
    paper.until('2026-03-11T10:00').tell({ kind: 'hold-planning-meeting', heldOn: '2026-03-10' }, worker)
    expect(paper.statusOf('child-in-need-planning')).toBe('met')
    expect(paper.tell({ ...make, reviewOn: '2026-04-09' }, worker)).toMatchObject({
      code: 'date-out-of-order',
      allowed: 'after 11 March 2026, 8 April 2026 at the latest',
    })
    paper.tell({ ...make, plannedOn: '2026-03-10' }, worker)
    expect(paper.dueOn('child-in-need-review')).toBe('2026-04-07')
    paper.until('2026-04-08T10:00').tell(reviewed('continue'), manager)
    expect(paper.statusOf('child-in-need-review')).toBe('met-late')
    expect(paper.open.clocks.at(-1)).toMatchObject({ name: 'child-in-need-review', status: 'running' })
    expect(paper.open.clocks.at(-1)?.due.dueOn).toBe('2026-05-06')
  })

  it.each<[string, PersonCommand]>([
    ['a meeting before the decision', { kind: 'hold-planning-meeting', heldOn: '2026-03-03' }],
    ['a meeting to come', { kind: 'hold-planning-meeting', heldOn: '2026-03-05' }],
    ['a plan before the decision', { ...make, plannedOn: '2026-03-03' }],
    ['a plan to come', { ...make, plannedOn: '2026-03-05' }],
    ['a review of today', { ...make, reviewOn: '2026-03-04' }],
    ['an end before the decision', { kind: 'end-child-in-need-plan', endedOn: '2026-03-03', familyTold: true, reason }],
  ])('refuses %s as out of order', (_what, command) => {
    expect(decided().tell(command, someone('team-manager'))).toMatchObject({ code: 'date-out-of-order' })
  })

  it('refuses a review before the plan, after its end, or with a next review of a plan that ends', () => {
    const paper = decided().until('2026-03-10T10:00')
    paper.tell(make, worker)
    expect(paper.tell({ ...reviewed('end'), heldOn: '2026-03-09' }, manager)).toMatchObject({
      code: 'date-out-of-order',
    })
    expect(paper.tell({ ...reviewed('end'), reviewOn: '2026-06-01' }, manager)).toMatchObject({
      code: 'no-review-after-end',
    })
    expect(paper.tell(reviewed('end'), manager)).toBe('applied')
    expect(paper.tell(reviewed('continue'), manager)).toMatchObject({ code: 'not-legal-now' })
  })

  it('is one at a time (4004, 8935), made by the worker and ended by a manager, who tells the family', () => {
    const paper = decided()
    paper.tell(make, worker)
    expect(paper.tell(make, worker)).toMatchObject({ code: 'not-legal-now' })
    const end = { kind: 'end-child-in-need-plan', familyTold: false, reason } as const
    expect(paper.tell(end, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(end, manager)).toBe('applied')
    const [ended] = paper.events.filter(({ type }) => type === 'child-in-need-plan-ended')
    expect(ended && noticesFor(ended, paper.open, paper.rules)).toHaveLength(2)
    expect(legalCommands(paper.state, manager, paper.rules)).not.toContain('make-child-in-need-plan')
  })

  it('ends when a child protection plan starts, as the two never run together (4001, 4016)', () => {
    const paper = decided()
    const { state } = paper
    expect(endForProtectionPlan({ state: open(paper), at: paper.now, rules: paper.rules }, reason)).toHaveLength(1)
    paper.tell({ ...make, reviewOn: '2026-06-01' }, worker)
    follows(paper, endForProtectionPlan({ state: open(paper), at: paper.now, rules: paper.rules }, reason))
    expect([place(paper), paper.statusOf('child-in-need-review')]).toEqual([undefined, 'not-required'])
    expect(endForProtectionPlan({ state: open(paper), at: paper.now, rules: paper.rules }, reason)).toEqual([])
    expect(state.stage).toBe('outcome-decided')
  })

  it('opens as a step-down, in Lancashire with a first review within 3 months (2-14)', () => {
    const paper = new PaperCase('lancashire', '2026-03-02T10:00')
    follows(paper, stepDownToChildInNeed({ state: open(paper), at: paper.now, rules: paper.rules }, reason))
    expect([place(paper), paper.dueOn('child-in-need-review')]).toEqual(['plan-to-be-made', '2026-06-02'])
    expect(paper.tell({ ...make, reviewOn: '2026-06-03' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    paper.tell({ ...make, reviewOn: '2026-05-01' }, worker)
    expect(paper.dueOn('child-in-need-review')).toBe('2026-05-01')
    expect(paper.open.clocks.at(-1)?.originAt).toBe(london('2026-03-02T10:00'))
  })
})

function reviewed(decision: 'continue' | 'end') {
  return { ...review, decision } as const
}
