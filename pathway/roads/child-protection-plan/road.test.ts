import { AssessedCase } from '../../../test/support/assessed'
import { london, someone, type PaperCase } from '../../../test/support/paper-case'
import { conference, planned, review, strategyDiscussion } from '../../../test/support/protected-case'
import { noticesFor } from '../../notices'
import { roadsOf } from '..'

const chair = someone('conference-chair')
const worker = someone('social-worker')
const coreGroup = { kind: 'hold-core-group', familyAttended: true, planAgreed: true } as const
const places = (paper: PaperCase) => roadsOf(paper.open).map(({ road }) => road.name)

describe('a child protection plan', () => {
  it('is developed by the core group within 10 working days (2-09), and the parents get it in writing (003-18)', () => {
    const paper = planned().until('2027-01-20T10:00')
    expect(paper.tell(coreGroup, worker)).toBe('applied')
    expect(paper.statusOf('core-group')).toBe('met')
    const copies = paper.events
      .flatMap((event) => noticesFor(event, paper.open, paper.rules))
      .filter(({ template }) => template === 'child-protection-plan-copy')
    expect(copies).toHaveLength(2)
    expect(paper.tell(coreGroup, worker)).toMatchObject({ code: 'date-out-of-order', allowed: 'from 2027-01-21' })
  })

  it('has later core groups at the interval that the council gives (2-10)', () => {
    const paper = planned()
    const { coreGroup: rule } = paper.rules.childProtectionPlan
    const laterCoreGroups = { ...rule, name: 'later-core-group', budget: { kind: 'calendar-days', days: 28 } } as const
    paper.rules = { ...paper.rules, childProtectionPlan: { ...paper.rules.childProtectionPlan, laterCoreGroups } }
    paper.until('2027-01-20T10:00').tell(coreGroup, worker)
    expect(paper.dueOn('later-core-group')).toBe('2027-02-17')
  })

  it('S7: is reviewed within 3 months (2-11), then within 6 of the last review (2-12, 003-19)', () => {
    const paper = planned().until('2027-03-30T12:00')
    expect(paper.dueOn('first-review')).toBe('2027-04-06')
    expect(paper.tell(review, chair)).toBe('applied')
    expect([paper.statusOf('first-review'), paper.dueOn('later-review')]).toEqual(['met', '2027-09-30'])
    expect(paper.tell({ ...review, heldOn: '2027-03-30' }, chair)).toMatchObject({ code: 'date-out-of-order' })
  })

  it('does not end before its core group last met; a review that lets it go on may have been earlier', () => {
    const paper = planned().until('2027-01-20T10:00')
    paper.tell(coreGroup, worker)
    paper.until('2027-02-01T10:00')
    const end = { ...review, decision: 'end', stepDownTo: 'none' } as const
    expect(paper.tell({ ...end, heldOn: '2027-01-19' }, chair)).toMatchObject({
      code: 'date-out-of-order',
      allowed: '2027-01-20 to 2027-02-01',
    })
    expect(paper.tell({ ...review, heldOn: '2027-01-19' }, chair)).toBe('applied')
    expect(paper.tell({ ...end, heldOn: '2027-01-21' }, chair)).toBe('applied')
  })

  it('is reviewed on the working day before, where the last day is none', () => {
    const paper = planned().until('2027-02-27T12:00')
    paper.tell({ ...review, heldOn: '2027-02-26' }, chair)
    expect(paper.open.clocks.at(-1)?.due.dueOn).toBe('2027-08-26')
    paper.until('2027-06-01T12:00').tell({ ...review, heldOn: '2027-04-30' }, chair)
    expect(paper.open.clocks.at(-1)?.due.dueOn).toBe('2027-10-29')
  })

  it('ends at a review, on its day, and no clock of it runs on (census rule 8840)', () => {
    const paper = planned().until('2027-03-30T12:00')
    paper.tell({ ...review, decision: 'end', stepDownTo: 'child-in-need-plan' }, chair)
    expect(places(paper)).toEqual(['child-in-need'])
    expect(paper.open.childProtectionPlan).toMatchObject({ endedOn: '2027-03-30', stepDownTo: 'child-in-need-plan' })
    expect(paper.open.clocks.filter(({ settledAt }) => settledAt === undefined).map(({ name }) => name)).toEqual([
      'decision',
    ])
    expect(paper.tell(review, chair)).toMatchObject({ code: 'not-legal-now' })
  })

  it('ends a child in need plan, beside which there is none (census rules 4001, 4016)', () => {
    const paper = planned().until('2027-03-30T12:00')
    paper.tell({ ...review, decision: 'end', stepDownTo: 'child-in-need-plan' }, chair)
    paper.tell(strategyDiscussion, someone('team-manager'))
    const outcome = 'substantiated-continuing-risk'
    paper.tell({ kind: 'conclude-section-47', outcome, reason: 'Found' }, someone('team-manager'))
    expect(places(paper)).toEqual(['child-in-need', 'section-47'])
    paper.tell(conference, chair)
    expect(places(paper)).toEqual(['child-protection-plan'])
  })

  it('ends in Blackpool only after an assessment made anew (004-58)', () => {
    const paper = planned('blackpool').until('2027-03-30T12:00')
    expect(paper.tell({ ...review, decision: 'end' }, chair)).toMatchObject({ code: 'reassessment-needed' })
    expect(paper.tell(review, chair)).toBe('applied')
    paper.state = { ...paper.open, reassessedAt: london('2027-04-01T10:00') }
    paper.until('2027-04-02T10:00')
    expect(paper.tell({ ...review, decision: 'end' }, chair)).toBe('applied')
  })

  it('goes on beside the assessment, whose own limit still runs', () => {
    const paper = new AssessedCase('anyshire', '2026-12-10T10:00').begin().until('2026-12-14T11:00')
    paper.tell(strategyDiscussion, someone('team-manager'))
    expect([paper.dueOn('assessment'), paper.statusOf('assessment')]).toEqual(['2027-02-16', 'running'])
    expect([paper.state.stage, places(paper)]).toEqual(['assessment', ['section-47']])
  })
})
