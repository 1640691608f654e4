import { london, PaperCase, someone } from '../../test/support/paper-case'
import type { PersonCommand } from '../commands'
import type { ClockRule } from '../clocks/clock'
import { legalCommands } from '..'

const manager = someone('team-manager')
const dutyManager = someone('duty-manager')
const reason = 'The family is abroad'
const decide: PersonCommand = { kind: 'decide-referral', outcome: 'assessment', reason }

/** A case of Lancashire, in assessment, whose limit of 45 working days is under a rule changed for the test. */
function assessed(changed: Partial<ClockRule>, receivedAt = '2026-06-01T10:00'): PaperCase {
  const paper = new PaperCase('lancashire', receivedAt)
  const { assessment } = paper.rules
  paper.rules = { ...paper.rules, assessment: { ...assessment, limit: { ...assessment.limit, ...changed } } }
  paper.tell(decide, dutyManager)
  return paper
}

const pause = { kind: 'pause-clock', clock: 'assessment', reason } as const
const resume = { kind: 'resume-clock', clock: 'assessment', reason } as const
const extend = (by: number) => ({ kind: 'extend-clock', clock: 'assessment', by, reason }) as const
const withdraw = (entry: number) => ({ kind: 'withdraw-clock-change', clock: 'assessment', entry, reason }) as const

describe('a clock that may be paused', () => {
  it('moves by the working days it stood still, and nothing of it is reached meanwhile', () => {
    const paper = assessed({ pausable: true }).until('2026-06-12T12:00')
    expect(paper.dueOn('assessment')).toBe('2026-08-03')
    expect(paper.tell(pause, manager)).toBe('applied')
    paper.until('2026-09-01T09:00')
    expect(paper.statusOf('assessment')).toBe('paused')
    expect(paper.typesOf()).not.toContain('clock-rung-reached')
    paper.tell(resume, manager)
    // Friday 12 June to Monday 31 August, a bank holiday, are 56 working days.
    expect(paper.dueOn('assessment')).toBe('2026-10-21')
    expect(paper.statusOf('assessment')).toBe('running')
    expect(paper.open.clocks.at(-1)?.due.explanation).toContain(
      'It was paused from Friday 12 June 2026 until Tuesday 1 September 2026, which adds 56 working days.',
    )
  })

  it.each([
    ['calendar days', { kind: 'calendar-days', days: 30 }, '2026-07-05'],
    ['months', { kind: 'calendar-months', months: 1 }, '2026-07-05'],
    ['a fixed date', { kind: 'fixed-date', date: '2026-07-01' }, '2026-07-05'],
  ] as const)('moves by the days of the week where it is in %s', (_what, budget, due) => {
    const paper = assessed({ pausable: true, budget }).until('2026-06-11T09:00')
    paper.tell(pause, manager)
    paper.until('2026-06-15T23:00').tell(resume, manager)
    expect(paper.dueOn('assessment')).toBe(due)
  })

  it('moves by the exact time where it is in hours', () => {
    const budget = { kind: 'elapsed-hours', hours: 72 } as const
    const paper = assessed({ pausable: true, budget }).until('2026-06-02T09:00')
    paper.tell(pause, manager)
    paper.until('2026-06-02T11:30').tell(resume, manager)
    expect(paper.open.clocks.at(-1)?.due.dueAt).toBe(london('2026-06-04T12:30'))
  })

  it('may be said to have been paused earlier, but not before it began or the last pause ended, nor once it is overdue', () => {
    const paper = assessed({ pausable: true }).until('2026-06-12T12:00')
    expect(paper.tell({ ...pause, from: london('2026-05-31T10:00') }, manager)).toMatchObject({
      code: 'date-out-of-order',
    })
    expect(paper.tell({ ...pause, from: london('2026-06-13T10:00') }, manager)).toMatchObject({
      code: 'date-out-of-order',
    })
    expect(paper.tell({ ...pause, from: london('2026-06-08T10:00') }, manager)).toBe('applied')
    expect(paper.tell(pause, manager)).toMatchObject({ code: 'not-legal-now' })
    paper.tell({ kind: 'record-police-protection', reason }, manager)
    expect(paper.tell(pause, manager)).toMatchObject({ code: 'already-paused' })
    paper.tell(resume, manager)
    expect(paper.dueOn('assessment')).toBe('2026-08-07')
    expect(paper.tell({ ...pause, from: london('2026-06-12T11:00') }, manager)).toMatchObject({
      code: 'date-out-of-order',
    })
    paper.until('2026-08-10T10:00')
    expect(paper.tell(pause, manager)).toMatchObject({ code: 'date-out-of-order' })
  })

  it('that was breached before it is known to have been paused runs again once it goes on', () => {
    const paper = assessed({ pausable: true }).until('2026-08-05T10:00')
    expect(paper.statusOf('assessment')).toBe('breached')
    paper.tell({ ...pause, from: london('2026-07-20T10:00') }, manager)
    paper.tell(resume, manager)
    expect([paper.statusOf('assessment'), paper.dueOn('assessment')]).toEqual(['running', '2026-08-19'])
  })

  it('is not resumed where it is not paused', () => {
    const paper = assessed({ pausable: true })
    expect(legalCommands(paper.state, manager, paper.rules)).not.toContain('resume-clock')
    expect(paper.tell(resume, manager)).toMatchObject({ code: 'not-legal-now' })
  })
})

describe('a clock that may not be changed', () => {
  it('is not paused or extended: the first decision never, whatever the council (2-01)', () => {
    for (const council of ['anyshire', 'blackpool', 'lancashire', 'bath-and-north-east-somerset']) {
      const paper = new PaperCase(council, '2026-06-01T10:00')
      expect(paper.tell({ ...pause, clock: 'decision' }, manager)).toMatchObject({
        code: 'clock-not-pausable',
      })
      expect(paper.tell({ ...extend(1), clock: 'decision' }, manager)).toMatchObject({ code: 'clock-not-extendable' })
      expect(legalCommands(paper.state, manager, paper.rules)).not.toContain('pause-clock')
    }
  })

  it('is named, and what may be, where an extension is asked of one that is not open', () => {
    const paper = new PaperCase('anyshire', '2026-06-01T10:00')
    expect(paper.tell({ ...extend(1), clock: 'none-such' }, manager)).toMatchObject({
      code: 'clock-not-extendable',
      allowed: 'open: decision; extendable: none',
    })
    const some = new PaperCase('blackpool', '2026-06-01T10:00')
    some.tell({ kind: 'decide-referral', outcome: 'assessment', reason }, someone('duty-manager'))
    expect(some.tell({ ...extend(1), clock: 'none-such' }, manager)).toMatchObject({
      code: 'unknown-clock',
      allowed: 'open: assessment, checkpoint-10, checkpoint-30, checkpoint-45; extendable: checkpoint-10',
    })
  })

  it('the 10-day checkpoint of Blackpool is extended to the 45 working days of the assessment and no further (004-54, 004-55)', () => {
    const paper = new PaperCase('blackpool', '2026-06-01T10:00')
    paper.tell({ kind: 'decide-referral', outcome: 'assessment', reason }, someone('duty-manager'))
    const checkpoint = (by: number) => paper.tell({ ...extend(by), clock: 'checkpoint-10' }, manager)
    expect(checkpoint(36)).toMatchObject({ code: 'extension-too-long', allowed: 'at most 35 working days' })
    expect(checkpoint(35)).toBe('applied')
    expect(paper.dueOn('checkpoint-10')).toBe(paper.dueOn('assessment'))
    expect(checkpoint(1)).toMatchObject({ code: 'extension-too-long' })
  })

  it('is not extended where it is a limit of the law: an assessment may overrun with its reasons (2-02)', () => {
    expect(assessed({}).tell(extend(5), manager)).toMatchObject({ code: 'clock-not-extendable' })
  })

  it('is not changed by somebody who may not, or at a name that is no open clock', () => {
    const paper = assessed({ pausable: true, extendable: true })
    expect(paper.tell(pause, someone('social-worker'))).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell({ ...pause, clock: 'nonsense' }, manager)).toMatchObject({
      code: 'unknown-clock',
      allowed: 'assessment',
    })
    paper.tell({ kind: 'record-police-protection', reason }, manager)
    const protection = { ...pause, clock: 'police-protection' }
    expect(paper.tell(protection, manager)).toMatchObject({ code: 'not-this-clock', allowed: 'assessment' })
  })

  it('is not changed by who asked for the change', () => {
    const paper = assessed({ pausable: true, extendable: true })
    const requestedBy = manager.id
    expect(paper.tell({ ...pause, requestedBy }, manager)).toMatchObject({ code: 'requester-approves' })
    expect(paper.tell({ ...extend(1), requestedBy }, manager)).toMatchObject({ code: 'requester-approves' })
    expect(paper.tell({ ...extend(1), requestedBy: 'social-worker-one' }, manager)).toBe('applied')
    expect(paper.events.at(-1)).toMatchObject({ cause: 'extension', requestedBy: 'social-worker-one', by: manager.id })
  })
})

describe('a clock that may be extended', () => {
  it('moves by what it is extended by, up to what all its extensions may come to', () => {
    const paper = assessed({ extendable: true, maxExtension: 7 })
    expect(paper.tell(extend(5), manager)).toBe('applied')
    expect(paper.dueOn('assessment')).toBe('2026-08-10')
    expect(paper.tell(extend(3), manager)).toMatchObject({
      code: 'extension-too-long',
      allowed: 'at most 2 working days',
    })
  })

  it('runs again where it had been breached, and its rungs are ahead of it again', () => {
    const paper = assessed({ extendable: true }).until('2026-08-04T10:00')
    expect(paper.statusOf('assessment')).toBe('breached')
    paper.tell(extend(10), manager)
    expect(paper.statusOf('assessment')).toBe('running')
    expect(paper.open.clocks.at(-1)?.rungs.map(({ reachedAt }) => reachedAt)).toEqual([undefined, undefined, undefined])
  })

  it('is due as if nothing had been, once an extension is withdrawn: breached again, and nobody is told twice', () => {
    const paper = assessed({ extendable: true }).until('2026-08-04T10:00')
    const before = paper.open.clocks.at(-1)
    paper.tell(extend(10), manager)
    expect(paper.tell(withdraw(2), manager)).toMatchObject({ code: 'unknown-clock-change', allowed: '1' })
    expect(paper.tell(withdraw(1), manager)).toBe('applied')
    expect(paper.open.clocks.at(-1)).toMatchObject({ status: 'breached', rungs: before?.rungs })
    expect(paper.dueOn('assessment')).toBe('2026-08-03')
    expect(paper.events.at(-1)).toMatchObject({ cause: 'withdrawn', from: '2026-08-17', to: '2026-08-03' })
    expect(legalCommands(paper.state, manager, paper.rules)).not.toContain('withdraw-clock-change')
  })

  it("is Blackpool's 10-day checkpoint, by a team manager (2-03)", () => {
    const paper = new PaperCase('blackpool', '2026-03-19T11:20')
    paper.tell(decide, dutyManager)
    expect(paper.tell({ ...extend(5), clock: 'checkpoint-10' }, manager)).toBe('applied')
    expect(paper.dueOn('checkpoint-10')).toBe('2026-04-13')
  })
})

describe('a mistaken pause', () => {
  it('is taken back as if it had never been, also while it stands', () => {
    const paper = assessed({ pausable: true }).until('2026-06-12T12:00')
    paper.tell(pause, manager)
    paper.until('2026-06-19T12:00').tell(withdraw(1), manager)
    expect([paper.statusOf('assessment'), paper.dueOn('assessment')]).toEqual(['running', '2026-08-03'])
    expect(paper.open.clocks.at(-1)?.due.explanation).toContain(
      'A pause from Friday 12 June 2026 was withdrawn on Friday 19 June 2026 and does not count.',
    )
  })
})
