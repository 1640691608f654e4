import { AssessedCase, concluded } from '../../../test/support/assessed'
import { atRisk, enquired, planned } from '../../../test/support/protected-case'
import { someone, type PaperCase } from '../../../test/support/paper-case'
import { roadsOf } from '..'

const reason = 'In plain words'
const places = (paper: PaperCase) => roadsOf(paper.open).map(({ place }) => place.code)
const outcomesOf = (council: string) =>
  new AssessedCase(council, '2026-03-02T10:00').rules.assessment.outcomes.map(({ leadsTo }) => leadsTo)

describe('the ways to a child protection conference (C10)', () => {
  it.each(['bath-and-north-east-somerset', 'anyshire', 'blackpool'])(
    'lead in %s from the outcome over a strategy discussion and an enquiry',
    (council) => {
      expect(places(concluded(council, 'strategy-discussion'))).toEqual(['discussion-awaited'])
      expect(outcomesOf(council)).not.toContain('child-protection-conference')
    },
  )

  it('lead in Lancashire from an enquiry alone: no outcome of the assessment leads there (001-13, 001-16)', () => {
    expect(outcomesOf('lancashire')).toEqual(['closed', 'child-in-need-plan'])
    expect(places(enquired('lancashire'))).toEqual(['enquiry'])
    expect(places(atRisk('lancashire'))).toEqual(['conference-awaited'])
  })

  it('lead in West Northamptonshire from the assessment straight there (002-16)', () => {
    const paper = new AssessedCase('west-northamptonshire', '2026-12-10T10:00').begin()
    const outcome = 'initial-child-protection-conference'
    paper.tell({ kind: 'decide-outcome', outcome, reason }, someone('social-worker'))
    expect(places(paper)).toEqual(['conference-awaited'])
    expect(outcomesOf('west-northamptonshire')).not.toContain('strategy-discussion')
  })

  it.each(['bath-and-north-east-somerset', 'lancashire', 'west-northamptonshire', 'anyshire', 'blackpool'])(
    'end in %s where an enquiry that finds continuing risk does: at the conference, and a plan reviewed within 3 months (C12)',
    (council) => {
      const paper = planned(council)
      expect(places(paper)).toEqual(['in-force'])
      expect(paper.dueOn('first-review')).toBe('2027-04-06')
    },
  )
})
