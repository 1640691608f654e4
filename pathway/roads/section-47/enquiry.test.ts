import { criteriaAnswers } from '../../../api/examples/referral'
import { AssessedCase } from '../../../test/support/assessed'
import { PaperCase, someone } from '../../../test/support/paper-case'
import type { PersonCommand } from '../../commands'
import { noticesFor } from '../../notices'
import { roadsOf } from '..'
import type { EnquiryOutcome } from './facts'

const manager = someone('team-manager')
const reason = 'What the enquiry found'
const discussion: PersonCommand = {
  kind: 'hold-strategy-discussion',
  attended: ['police', 'health'],
  harms: ['neglect'],
  crimeSuspected: false,
  parentsInvited: true,
  decision: 'section-47-enquiry',
  reason,
}
const places = (paper: PaperCase) => roadsOf(paper.open).map(({ place }) => place.code)

function enquired(withhold: Pick<Extract<PersonCommand, { withhold?: unknown }>, 'withhold'> = {}): PaperCase {
  const paper = new PaperCase('anyshire', '2026-12-10T10:00').until('2026-12-14T11:00')
  paper.tell({ ...discussion, ...withhold }, manager)
  return paper
}

const conclude = (paper: PaperCase, outcome: EnquiryOutcome, concludedOn?: string) =>
  paper.tell(
    { kind: 'conclude-section-47', outcome, reason, ...(concludedOn !== undefined && { concludedOn }) },
    manager,
  )

describe('a section 47 enquiry (003-13)', () => {
  it('leads to a conference where the child is at continuing risk (001-16)', () => {
    const paper = enquired().until('2027-01-04T10:00')
    expect(conclude(paper, 'substantiated-continuing-risk')).toBe('applied')
    expect([places(paper), paper.statusOf('conference')]).toEqual([['conference-awaited'], 'running'])
  })

  it.each(['not-substantiated', 'substantiated-no-continuing-risk'] as const)(
    'asks for no conference where the concern is %s, and the road ends',
    (outcome) => {
      const paper = enquired().until('2027-01-04T10:00')
      conclude(paper, outcome)
      expect([places(paper), paper.statusOf('conference')]).toEqual([[], 'not-required'])
      expect(paper.events.find(({ type }) => type === 'section-47-enquiry-concluded')).toMatchObject({
        conferenceRequired: false,
      })
    },
  )

  it('is one at a time, and another begins no earlier than the last ended (census rule 8839)', () => {
    const paper = enquired().until('2026-12-21T10:00')
    expect(conclude(paper, 'not-substantiated', '2026-12-13')).toMatchObject({ code: 'date-out-of-order' })
    expect(conclude(paper, 'not-substantiated', '2026-12-18')).toBe('applied')
    expect(conclude(paper, 'not-substantiated')).toMatchObject({ code: 'not-legal-now' })
    const again = (heldOn: string) => paper.tell({ ...discussion, heldOn }, manager)
    expect(again('2026-12-17')).toMatchObject({ code: 'date-out-of-order', allowed: '2026-12-18 to 2026-12-21' })
    expect(again('2026-12-21')).toBe('applied')
    expect(paper.open.clocks.filter(({ name }) => name === 'conference')).toHaveLength(2)
    expect(paper.open.section47?.enquiry).toEqual({ beganOn: '2026-12-21' })
  })

  it('keeps the case open until it is concluded (census rule 8868)', () => {
    const paper = enquired()
    const advice = {
      kind: 'decide-referral',
      outcome: 'information-and-advice',
      reason,
      criteria: criteriaAnswers,
    } as const
    expect(paper.tell(advice, someone('duty-manager'))).toMatchObject({ code: 'would-close-open-road' })
    conclude(paper, 'not-substantiated')
    expect(paper.tell(advice, someone('duty-manager'))).toMatchObject({ code: 'enquiry-on-record' })
    expect(paper.tell({ ...advice, outcome: 'assessment' }, someone('duty-manager'))).toBe('applied')
  })

  it('is not the end of a case closed with RC8 or RC9, which say that there was none (census rule 2990)', () => {
    const paper = new AssessedCase('anyshire', '2026-12-10T10:00').begin().until('2026-12-14T11:00')
    paper.tell(discussion, manager)
    conclude(paper, 'not-substantiated')
    paper.conclude('not-in-need')
    expect(paper.state).toMatchObject({ stage: 'closed', closureReason: 'RC7' })
    const other = new AssessedCase('anyshire', '2026-12-10T10:00').begin().conclude('strategy-discussion')
    other.tell(discussion, manager)
    conclude(other, 'not-substantiated')
    const close = (closureReason: 'RC7' | 'RC8') => other.tell({ kind: 'close-case', closureReason, reason }, manager)
    expect(close('RC8')).toMatchObject({ code: 'closure-reason-after-plan' })
    expect(close('RC7')).toBe('applied')
  })

  it('is explained to the family, unless a manager withholds it with the ground (002-15)', () => {
    const told = (paper: PaperCase) =>
      paper.events
        .flatMap((event) => noticesFor(event, paper.open, paper.rules))
        .filter(({ template }) => template === 'section-47-enquiry')
    expect(told(enquired())).toEqual([
      { template: 'section-47-enquiry', recipient: { kind: 'person', id: 'mother' } },
      { template: 'section-47-enquiry', recipient: { kind: 'person', id: 'father' } },
    ])
    const withheld = told(enquired({ withhold: [{ from: 'family', ground: 'risk-of-harm' }] }))
    expect(withheld.map((notice) => notice.withheld)).toEqual(['risk-of-harm', 'risk-of-harm'])
  })
})

describe('the direct way to a conference (002-16)', () => {
  it('counts its 15 working days from the outcome, without a strategy discussion', () => {
    const paper = new AssessedCase('west-northamptonshire', '2026-12-10T10:00').begin().until('2026-12-14T11:00')
    const worker = someone('social-worker')
    const icpc = 'initial-child-protection-conference'
    expect(paper.tell({ kind: 'decide-outcome', outcome: icpc, reason }, worker)).toBe('applied')
    expect([places(paper), paper.dueOn('conference')]).toEqual([['conference-awaited'], '2027-01-07'])
    expect(paper.open.clocks.at(-1)?.due.explanation[0]).toContain('when the outcome was decided')
    expect(paper.state.stage).toBe('outcome-decided')
  })
})
