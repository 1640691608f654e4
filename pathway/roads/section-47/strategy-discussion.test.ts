import { AssessedCase } from '../../../test/support/assessed'
import { PaperCase, someone } from '../../../test/support/paper-case'
import type { PersonCommand } from '../../commands'
import { roadsOf } from '..'

type Discussion = Extract<PersonCommand, { kind: 'hold-strategy-discussion' }>

const manager = someone('team-manager')
const reason = 'What the school reported'
const discussion: Discussion = {
  kind: 'hold-strategy-discussion',
  attended: ['police', 'health'],
  harms: ['neglect'],
  crimeSuspected: false,
  parentsInvited: false,
  parentsNotInvitedReason: 'The child is to be heard first',
  decision: 'section-47-enquiry',
  reason,
}
const places = (paper: PaperCase) => roadsOf(paper.open).map(({ road, place }) => `${road.name} ${place.code}`)
const referred = () => new PaperCase('anyshire', '2026-12-10T10:00')

describe('a strategy discussion (003-12)', () => {
  it('S7: begins an enquiry dated that day (2-07), with the conference due 15 working days on, in any stage (001-13)', () => {
    const paper = referred().until('2026-12-14T11:00')
    expect(paper.tell(discussion, manager)).toBe('applied')
    expect(paper.state).toMatchObject({ stage: 'awaiting-decision', section47: { enquiry: { beganOn: '2026-12-14' } } })
    expect(paper.dueOn('conference')).toBe('2027-01-07')
    expect(places(paper)).toEqual(['section-47 enquiry'])
    paper.until('2026-12-18T11:00').tell(discussion, manager)
    expect(paper.dueOn('conference')).toBe('2027-01-07')
    expect(paper.typesOf().filter((type) => type === 'section-47-enquiry-began')).toHaveLength(1)
  })

  it('moves the conference only where the council counts from the last one (2-06)', () => {
    const paper = referred().until('2026-12-14T11:00')
    paper.rules = { ...paper.rules, section47: { ...paper.rules.section47, conferenceCountsFrom: 'last' } }
    paper.tell(discussion, manager)
    paper.until('2026-12-18T11:00').tell(discussion, manager)
    expect(paper.dueOn('conference')).toBe('2027-01-13')
    expect(paper.open.clocks.at(-1)?.due.explanation[0]).toContain('from Friday 18 December 2026')
  })

  it('counts from the day it was held, where that is recorded later, and is not before the referral or the one before', () => {
    const paper = referred().until('2026-12-16T09:00')
    const on = (heldOn: string) => paper.tell({ ...discussion, heldOn }, manager)
    expect(on('2026-12-09')).toMatchObject({ code: 'date-out-of-order', allowed: '2026-12-10 to 2026-12-16' })
    expect(on('2026-12-17')).toMatchObject({ code: 'date-out-of-order' })
    expect(on('2026-12-14')).toBe('applied')
    expect(paper.dueOn('conference')).toBe('2027-01-07')
    expect(on('2026-12-13')).toMatchObject({ code: 'date-out-of-order', allowed: '2026-12-14 to 2026-12-16' })
  })

  it('is held with police and health, or a reason says why not', () => {
    const paper = referred()
    const alone = { ...discussion, attended: ['police'] } as const
    expect(paper.tell(alone, manager)).toMatchObject({
      code: 'attendance-incomplete',
      allowed: 'with health, or with absenceReason',
    })
    expect(paper.tell({ ...alone, absenceReason: 'No doctor could come tonight' }, manager)).toBe('applied')
  })

  it('invites the parents, or says why not; where sexual exploitation is suspected it invites them by itself', () => {
    const paper = referred()
    const { parentsInvited: _unsaid, parentsNotInvitedReason: _unexplained, ...bare } = discussion
    expect(paper.tell(bare, manager)).toMatchObject({ code: 'parents-not-invited' })
    expect(paper.tell({ ...bare, harms: ['sexual-exploitation'] }, manager)).toBe('applied')
    expect(paper.events.find(({ type }) => type === 'strategy-discussion-held')).toMatchObject({ parentsInvited: true })
    const flagged = referred()
    flagged.tell({ kind: 'raise-flag', flag: 'sexual-exploitation', reason }, someone('social-worker'))
    expect(flagged.tell(bare, manager)).toBe('applied')
  })

  it('has the police told at once of a suspected crime (004-24)', () => {
    const paper = referred()
    const crime = { ...discussion, crimeSuspected: true, attended: ['health'], absenceReason: 'At a court' } as const
    expect(paper.tell(crime, manager)).toMatchObject({ code: 'police-not-told' })
    expect(paper.tell({ ...crime, policeToldAt: '2026-12-11T10:00:00.000Z' }, manager)).toMatchObject({
      code: 'date-out-of-order',
    })
    expect(paper.tell({ ...crime, policeToldAt: '2026-12-10T09:59:00.000Z' }, manager)).toBe('applied')
    expect(referred().tell({ ...discussion, crimeSuspected: true }, manager)).toBe('applied')
  })

  it('names what is suspected where it decides on an enquiry, which is on record with its legal basis (004-07, 001-12)', () => {
    const paper = referred()
    expect(paper.tell({ ...discussion, harms: [] }, manager)).toMatchObject({ code: 'harm-not-named' })
    paper.tell({ ...discussion, harms: ['radicalisation', 'female-genital-mutilation'] }, manager)
    expect(paper.events.find(({ type }) => type === 'section-47-enquiry-began')).toMatchObject({
      legalBasis: 'Children Act 1989 s47',
      harms: ['radicalisation', 'female-genital-mutilation'],
    })
  })

  it('may decide on no enquiry, and then nothing else follows; a social worker does not decide', () => {
    const paper = referred()
    expect(paper.tell(discussion, someone('social-worker'))).toMatchObject({ code: 'role-not-allowed' })
    paper.tell({ ...discussion, decision: 'no-enquiry' }, manager)
    expect([places(paper), paper.dueOn('conference')]).toEqual([[], undefined])
  })

  it('is to be held where an outcome asks for it, in the time the council gives (2-04)', () => {
    const paper = new AssessedCase('anyshire', '2026-12-10T10:00')
    const { conference } = paper.rules.section47
    const discussionClock = {
      ...conference,
      name: 'strategy-discussion',
      budget: { kind: 'elapsed-hours', hours: 24 },
    } as const
    paper.rules = { ...paper.rules, section47: { ...paper.rules.section47, discussion: discussionClock } }
    paper.begin().conclude('strategy-discussion')
    expect(places(paper)).toEqual(['section-47 discussion-awaited'])
    expect(paper.open.clocks.at(-1)).toMatchObject({ name: 'strategy-discussion', status: 'running' })
    paper.later(3).tell(discussion, manager)
    expect([paper.statusOf('strategy-discussion'), places(paper)]).toEqual(['met', ['section-47 enquiry']])
  })
})
