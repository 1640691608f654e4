import { someone, type PaperCase } from '../../../test/support/paper-case'
import { atRisk, conference, enquired, strategyDiscussion } from '../../../test/support/protected-case'
import { nameOfRecipient } from '../../notice'
import { noticesFor } from '../../notices'
import { roadsOf } from '..'

const chair = someone('conference-chair')
const worker = someone('social-worker')
const reason = 'What was found'
const places = (paper: PaperCase) => roadsOf(paper.open).map(({ road, place }) => `${road.name} ${place.code}`)
const told = (paper: PaperCase, template: string) =>
  paper.events
    .flatMap((event) => noticesFor(event, paper.open, paper.rules))
    .filter((notice) => notice.template === template)
    .map(({ recipient }) => nameOfRecipient(recipient))

describe('an initial child protection conference (003-14)', () => {
  it('decides on a plan, which begins that day (003-17, census rule 2885), with core group (2-09) and review (2-11) due', () => {
    const paper = atRisk().until('2027-01-06T15:00')
    expect(paper.tell(conference, chair)).toBe('applied')
    expect([places(paper), paper.statusOf('conference')]).toEqual([['child-protection-plan in-force'], 'met'])
    expect(paper.open.childProtectionPlan).toEqual({
      startedOn: '2027-01-06',
      category: 'NEG',
      latestCategory: 'NEG',
    })
    expect([paper.dueOn('core-group'), paper.dueOn('first-review')]).toEqual(['2027-01-20', '2027-04-06'])
    expect(paper.tell(conference, chair)).toMatchObject({ code: 'not-legal-now' })
  })

  it('may decide on no plan, and the road ends', () => {
    const paper = atRisk()
    paper.tell({ ...conference, decision: 'no-plan' }, chair)
    expect([places(paper), paper.open.childProtectionPlan]).toEqual([[], undefined])
    expect(paper.statusOf('conference')).toBe('met')
  })

  it('is not before the strategy discussion (census rule 8615), in the future or at a weekend (8875); a plan has a category', () => {
    const paper = atRisk().until('2027-01-05T10:00')
    const on = (heldOn: string) => paper.tell({ ...conference, heldOn }, chair)
    expect(on('2026-12-11')).toMatchObject({ code: 'date-out-of-order' })
    // The enquiry that called for it was concluded on the 4th.
    expect(on('2027-01-01')).toMatchObject({ code: 'date-out-of-order', allowed: '2027-01-04 to 2027-01-05' })
    expect(on('2027-01-06')).toMatchObject({ code: 'date-out-of-order' })
    const late = atRisk().until('2027-01-11T10:00')
    expect(late.tell({ ...conference, heldOn: '2027-01-09' }, chair)).toMatchObject({ code: 'not-at-a-weekend' })
    const { category: _none, ...without } = conference
    expect(paper.tell(without, chair)).toMatchObject({ code: 'category-missing' })
    expect(paper.tell(conference, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(enquired().tell(conference, chair)).toMatchObject({ code: 'not-legal-now' })
  })

  it('is met in time by the day it was held, where that is recorded late', () => {
    const paper = atRisk().until('2027-01-12T10:00')
    expect(paper.statusOf('conference')).toBe('breached')
    paper.tell({ ...conference, heldOn: '2027-01-06' }, chair)
    expect([paper.statusOf('conference'), paper.dueOn('core-group')]).toEqual(['met', '2027-01-20'])
  })

  it('is arranged: parents are invited with advice on advocacy and may bring somebody (003-15), save who is kept out (003-16)', () => {
    const paper = atRisk()
    expect(paper.tell({ kind: 'schedule-conference', on: '2027-01-09' }, worker)).toMatchObject({
      code: 'not-at-a-weekend',
    })
    const exclude = { kind: 'exclude-from-conference', personId: 'father', reason } as const
    expect(paper.tell(exclude, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell({ ...exclude, personId: 'stranger' }, chair)).toMatchObject({ code: 'unknown-person' })
    expect(paper.tell(exclude, chair)).toBe('applied')
    expect(paper.tell({ kind: 'schedule-conference', on: '2027-01-06' }, worker)).toBe('applied')
    expect(paper.tell({ kind: 'record-supporter', personId: 'mother', supporter: 'solicitor' }, worker)).toBe('applied')
    expect([told(paper, 'conference-invitation'), told(paper, 'excluded-from-conference')]).toEqual([
      ['mother'],
      ['father'],
    ])
  })

  it('has its reports shared in the time before it that the council gives, which moves with it (2-08)', () => {
    const paper = atRisk()
    const budget = { kind: 'elapsed-hours', hours: 48 } as const
    const reports = { ...paper.rules.section47.conference, name: 'conference-reports', budget }
    paper.rules = { ...paper.rules, section47: { ...paper.rules.section47, reports } }
    paper.tell({ kind: 'schedule-conference', on: '2027-01-06' }, worker)
    expect(paper.dueOn('conference-reports')).toBe('2027-01-04')
    paper.tell({ kind: 'schedule-conference', on: '2027-01-07' }, worker)
    expect(paper.dueOn('conference-reports')).toBe('2027-01-05')
    paper.tell({ kind: 'share-conference-report' }, worker)
    expect([paper.statusOf('conference-reports'), told(paper, 'conference-report')]).toEqual([
      'met',
      ['mother', 'father'],
    ])
  })

  it('has its reports shared once; those of the next review are others', () => {
    const paper = atRisk().until('2027-01-06T15:00')
    const share = () => paper.tell({ kind: 'share-conference-report' }, worker)
    expect([share(), share()]).toMatchObject(['applied', { code: 'not-legal-now' }])
    paper.tell({ kind: 'schedule-conference', on: '2027-01-07' }, worker)
    expect(share()).toMatchObject({ code: 'not-legal-now' })
    paper.tell(conference, chair)
    expect(share()).toBe('applied')
  })

  it('is not required of a child who has a plan: the review may be brought forward', () => {
    const paper = atRisk().until('2027-01-06T15:00')
    paper.tell(conference, chair)
    paper.until('2027-02-01T10:00').tell(strategyDiscussion, someone('team-manager'))
    paper.tell(
      { kind: 'conclude-section-47', outcome: 'substantiated-continuing-risk', reason },
      someone('team-manager'),
    )
    expect(places(paper)).toEqual(['child-protection-plan in-force'])
    expect(paper.open.clocks.findLast(({ name }) => name === 'conference')?.status).toBe('not-required')
  })
})
