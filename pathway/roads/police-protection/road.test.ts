import { criteriaAnswers } from '../../../api/examples/referral'
import { london, PaperCase, someone } from '../../../test/support/paper-case'
import type { OpenedCase } from '../../case'
import { roadsOf } from '..'

const worker = someone('social-worker')
const reason = 'Found alone late at night'
const on = (state: OpenedCase) => roadsOf(state).map(({ road }) => road.name)

describe('police protection (002-02, 2-15)', () => {
  it('S6: lasts 72 elapsed hours at most over the night the clocks go back, and ends early when the child goes home', () => {
    const paper = new PaperCase('west-northamptonshire', '2026-10-20T10:00').until('2026-10-23T22:30')
    paper.tell({ kind: 'record-police-protection', reason }, worker)
    expect(paper.open.clocks.at(-1)?.due.dueAt).toBe(london('2026-10-26T21:30'))
    expect(on(paper.open)).toEqual(['police-protection'])
    paper.until('2026-10-25T14:00')
    paper.tell({ kind: 'end-police-protection', childGoesTo: 'home', reason }, worker)
    expect(paper.statusOf('police-protection')).toBe('met')
    expect([on(paper.open), paper.state.stage]).toEqual([[], 'awaiting-decision'])
  })

  it('may be recorded later than it began, but not when it would be over, and not twice at once', () => {
    const paper = new PaperCase('anyshire', '2026-10-23T10:00')
    const begin = (beganAt: string) =>
      paper.tell({ kind: 'record-police-protection', beganAt: london(beganAt), reason }, worker)
    expect(begin('2026-10-20T09:59')).toMatchObject({ code: 'date-out-of-order' })
    expect(begin('2026-10-23T10:01')).toMatchObject({ code: 'date-out-of-order' })
    expect(begin('2026-10-22T23:00')).toBe('applied')
    expect(begin('2026-10-23T09:00')).toMatchObject({ code: 'not-legal-now' })
    expect(paper.open.clocks.at(-1)?.due.dueAt).toBe(london('2026-10-25T22:00'))
  })

  it('keeps the case open while it lasts', () => {
    const paper = new PaperCase('anyshire', '2026-10-23T10:00')
    paper.tell({ kind: 'record-police-protection', reason }, worker)
    const advice = {
      kind: 'decide-referral',
      outcome: 'information-and-advice',
      reason,
      criteria: criteriaAnswers,
    } as const
    expect(paper.tell(advice, someone('duty-manager'))).toMatchObject({
      code: 'would-close-open-road',
      allowed: 'first end: Police protection',
    })
    paper.tell({ kind: 'end-police-protection', childGoesTo: 'home', reason }, worker)
    expect(paper.tell(advice, someone('duty-manager'))).toBe('applied')
  })
})
