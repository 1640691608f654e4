import { atRisk, conference } from '../../test/support/protected-case'
import { london, PaperCase, someone } from '../../test/support/paper-case'
import { criteriaAnswers } from '../../api/examples/referral'
import { sayStatus } from './status-words'

const manager = someone('duty-manager')
const reason = 'In plain words'
const assess = { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers } as const

function said(paper: PaperCase, name: string): string {
  const clock = paper.open.clocks.find((one) => one.name === name)
  return clock === undefined ? '' : sayStatus(clock, undefined)
}

describe('how a clock that was met stands', () => {
  it('has the day that the step says, where that was before it was said', () => {
    const paper = atRisk().until('2027-01-12T10:00')
    paper.tell({ ...conference, heldOn: '2027-01-06' }, someone('conference-chair'))
    expect(said(paper, 'conference')).toMatch(/^Met on Wednesday 6 January 2027; it was due /)
    const late = atRisk().until('2027-01-12T10:00')
    late.tell({ ...conference, heldOn: '2027-01-11' }, someone('conference-chair'))
    expect(said(late, 'conference')).toMatch(/^Met late, on Monday 11 January 2027; it was due /)
  })

  it('has the moment that the step says', () => {
    const paper = new PaperCase('anyshire', '2026-10-20T10:00')
    paper.tell({ kind: 'record-police-protection', reason }, someone('social-worker'))
    paper.until('2026-10-22T10:00')
    const endedAt = london('2026-10-21T18:15')
    paper.tell({ kind: 'end-police-protection', endedAt, childGoesTo: 'home', reason }, someone('social-worker'))
    expect(said(paper, 'police-protection')).toMatch(/^Met on Wednesday 21 October 2026 at 18:15 \(BST\); it was due /)
  })

  it('has the moment of the step itself otherwise, also where it was heard later', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00').until('2026-06-04T10:00')
    paper.tell(assess, manager, london('2026-06-03T09:00'))
    expect(said(paper, 'decision')).toMatch(/^Met on Wednesday 3 June 2026 at 09:00/)
    expect(paper.events.find(({ type }) => type === 'clock-settled')).not.toHaveProperty('metAt')
  })

  it('says so where it was late by less than a minute', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    const due = paper.open.clocks[0]?.due.dueAt ?? ''
    paper.until('2026-06-04T10:00')
    paper.tell(assess, manager, new Date(Date.parse(due) + 20_000).toISOString())
    expect(said(paper, 'decision')).toMatch(/^Met late, less than a minute after it was due Wednesday 3 June 2026 at /)
  })

  it('has no rung of a due instant that it no longer has, once the receipt was corrected', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00').until('2026-06-03T09:30')
    paper.tell(assess, manager)
    const rungs = paper.open.clocks[0]?.rungs.filter(({ reachedAt }) => reachedAt !== undefined) ?? []
    expect(rungs.length).toBeGreaterThan(0)
    const receivedAt = london('2026-06-01T10:00')
    expect(paper.tell({ kind: 'correct-receipt', receivedAt, reason }, someone('team-manager'))).toBe('applied')
    const [decision] = paper.open.clocks
    expect(decision).toMatchObject({ status: 'met-late', rungs: [] })
    expect(decision?.reachedBefore?.map(({ name }) => name)).toEqual(rungs.map(({ name }) => name))
  })
})
