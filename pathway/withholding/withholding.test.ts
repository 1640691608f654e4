import { criteriaAnswers } from '../../api/examples/referral'
import { submission } from '../../test/support/assessed'
import { PaperCase, someone } from '../../test/support/paper-case'
import { familyView, timelineSentence, waitingFor } from '..'
import type { EventType } from '../events'
import { noticesFor } from '../notices'
import { groundAgainst, reasonsWithheld } from '../telling'
import { standing } from './standing'

const manager = someone('team-manager')
const duty = someone('duty-manager')
const worker = someone('social-worker')
const reason = 'He is said to open her letters'
const decide = { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers } as const
const fromFather = {
  kind: 'withhold-notices',
  from: 'father',
  what: 'all',
  ground: 'risk-of-harm',
  reason,
  reviewOn: '2026-09-01',
} as const
const reviewName = 'withholding-review:father'

const opened = () => new PaperCase('anyshire', '2026-06-02T10:00')
const withheldBy = (paper: PaperCase, type: EventType) =>
  paper.events
    .filter((event) => event.type === type)
    .flatMap((event) => noticesFor(event, paper.open, paper.rules))
    .map(({ recipient, withheld }) => [recipient.kind === 'person' ? recipient.id : recipient.kind, withheld])

describe('withholding notices', () => {
  it('is decided by a manager of one person, with ground, reason and the day of the next look (003-03, 004-52)', () => {
    const paper = opened()
    expect(paper.tell(fromFather, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(fromFather, manager)).toBe('applied')
    expect(paper.events.at(-2)).toMatchObject({ type: 'notices-withheld', by: manager.id, reason })
    expect(standing(paper.open)).toEqual([
      {
        ...{ from: 'father', what: 'all', ground: 'risk-of-harm', reviewOn: '2026-09-01' },
        ...{ decidedBy: manager.id, decidedAt: paper.now },
      },
    ])
    paper.tell(decide, duty)
    expect(withheldBy(paper, 'referral-decided')).toEqual([
      ['referrer', undefined],
      ['mother', undefined],
      ['father', 'risk-of-harm'],
    ])
  })

  it('is not ended by a decision that says that nothing is withheld any more', () => {
    const paper = opened()
    paper.tell({ ...fromFather, from: 'family', ground: 'police-enquiry' }, manager)
    paper.tell({ ...decide, withhold: [] }, duty)
    expect(withheldBy(paper, 'referral-decided')).toEqual([
      ['referrer', undefined],
      ['mother', 'police-enquiry'],
      ['father', 'police-enquiry'],
    ])
  })

  it('holds for the referrer apart from the family (000-05)', () => {
    const paper = opened()
    paper.tell({ ...fromFather, from: 'referrer', ground: 'no-contact' }, manager)
    expect(groundAgainst(paper.open, 'referrer', 'outcome-decided')).toBe('no-contact')
    expect(groundAgainst(paper.open, 'mother', 'outcome-decided')).toBeUndefined()
    expect(familyView(paper.events, paper.rules).entries).toHaveLength(1)
  })

  it('is ended by a manager and by nothing else', () => {
    const paper = opened()
    paper.tell(fromFather, manager)
    expect(paper.tell({ kind: 'end-withholding', from: 'mother', reason }, manager)).toMatchObject({
      code: 'nothing-withheld',
      allowed: 'father',
    })
    expect(paper.tell({ kind: 'end-withholding', from: 'father', reason }, manager)).toBe('applied')
    expect(groundAgainst(paper.open, 'father', 'outcome-decided')).toBeUndefined()
    expect(paper.statusOf(reviewName)).toBe('met')
    expect(paper.tell({ kind: 'end-withholding', from: 'father', reason }, manager)).toMatchObject({
      code: 'not-legal-now',
    })
  })

  it('is refused of somebody who is not in the case, and of a day that is not ahead or too far ahead', () => {
    const paper = opened()
    expect(paper.tell({ ...fromFather, from: 'stranger' }, manager)).toMatchObject({ code: 'unknown-person' })
    for (const reviewOn of ['2026-06-02', '2027-06-03'])
      expect(paper.tell({ ...fromFather, reviewOn }, manager)).toMatchObject({
        code: 'review-day-out-of-range',
        allowed: '2026-06-03 to 2027-06-02',
      })
    for (const reviewOn of ['2026-06-03', '2027-06-02'])
      expect(paper.tell({ ...fromFather, reviewOn }, manager)).toBe('applied')
  })

  it('is said on the timeline without the reason', () => {
    const paper = opened()
    paper.tell(fromFather, manager)
    paper.tell({ kind: 'end-withholding', from: 'father', reason }, manager)
    const said = paper.events.map((event) => timelineSentence(event, paper.rules))
    expect(said).toContain(
      'What we tell them is withheld from one person of the case (risk of harm); a manager looks at it again by 1 September 2026.',
    )
    expect(said).toContain('Nothing is withheld from one person of the case by that decision any more.')
    expect(said.join()).not.toContain(reason)
  })
})

describe('looking again at what is withheld', () => {
  it('is due on the day that was set, tells managers, and ends nothing by itself', () => {
    const paper = opened()
    paper.tell(fromFather, manager)
    expect(paper.dueOn(reviewName)).toBe('2026-09-01')
    paper.until('2026-09-08T10:00')
    const told = paper.events.flatMap((event) =>
      event.type === 'clock-rung-reached' && event.clock === reviewName ? [event.tell] : [],
    )
    expect(told).toEqual(['team-manager', 'team-manager', 'service-manager'])
    expect(groundAgainst(paper.open, 'father', 'outcome-decided')).toBe('risk-of-harm')
    expect(paper.statusOf(reviewName)).toBe('breached')
  })

  it('is met by a decision to go on with it, which has a day of its own', () => {
    const paper = opened()
    paper.tell(fromFather, manager)
    paper.until('2026-08-20T10:00')
    expect(paper.tell({ ...fromFather, what: 'reasons', reviewOn: '2026-12-01' }, manager)).toBe('applied')
    const own = paper.open.clocks.filter(({ name }) => name.startsWith(reviewName))
    expect(own.map(({ status, due }) => [status, due.dueOn])).toEqual([
      ['met', '2026-09-01'],
      ['running', '2026-12-01'],
    ])
    expect(own.map(({ name }) => name)).toEqual([reviewName, `${reviewName}:2`])
    expect(standing(paper.open)).toHaveLength(1)
    expect(groundAgainst(paper.open, 'father', 'outcome-decided')).toBeUndefined()
  })

  it('has a clock for each from whom something is withheld, and is waited for once it is near', () => {
    const paper = opened()
    paper.tell(decide, duty)
    paper.tell(fromFather, manager)
    paper.tell({ ...fromFather, from: 'mother', reviewOn: '2026-06-10' }, manager)
    expect(waitingFor(paper.state, paper.rules).sentence).not.toContain('withheld;')
    paper.until('2026-06-09T10:00')
    expect(waitingFor(paper.state, paper.rules).sentence).toMatch(
      /^Waiting for the duty manager to look again at what is withheld; Looking again at what is withheld is due/,
    )
  })

  it('stops when the case closes, keeps nothing open, and goes on when it is opened again', () => {
    const paper = opened()
    paper.tell(fromFather, manager)
    paper.tell({ ...decide, outcome: 'information-and-advice' }, duty)
    expect(paper.state.stage).toBe('closed')
    expect(paper.statusOf(reviewName)).toBe('not-required')
    expect(groundAgainst(paper.open, 'father', 'outcome-decided')).toBe('risk-of-harm')
    paper.until('2026-06-20T10:00').tell({ kind: 'reopen-case', reason }, manager)
    expect(paper.open.clocks.filter(({ name }) => name.startsWith(reviewName)).map(({ status }) => status)).toEqual([
      'not-required',
      'running',
    ])
  })
})

describe('withholding the reasons alone', () => {
  const withoutReasons = { ...fromFather, what: 'reasons' } as const

  it('leaves them told what happens, save of what would be nothing but reasons (003-03)', () => {
    const paper = opened()
    paper.tell(withoutReasons, manager)
    expect(reasonsWithheld(paper.open, 'father')).toBe(true)
    expect(reasonsWithheld(paper.open, 'mother')).toBe(false)
    expect(groundAgainst(paper.open, 'father', 'referral-decided')).toBeUndefined()
    for (const copy of ['assessment-copy', 'child-in-need-plan-copy'] as const)
      expect([groundAgainst(paper.open, 'father', copy), groundAgainst(paper.open, 'mother', copy)]).toEqual([
        'risk-of-harm',
        undefined,
      ])
  })
})

describe("the family's view, which is all the family's", () => {
  const seenBy = (paper: PaperCase) => familyView(paper.events, paper.rules).entries

  it('stops where something is withheld from one of them, and shows all of it when that has ended (003-03)', () => {
    const paper = opened()
    paper.tell(fromFather, manager)
    paper.tell(decide, duty)
    expect(seenBy(paper)).toHaveLength(1)
    paper.tell({ kind: 'end-withholding', from: 'father', reason }, manager)
    expect(seenBy(paper).map(({ sentence }) => sentence)).toContain('We decided what happens next: Assessment.')
  })

  it('goes on in the own view of somebody from whom nothing is withheld', () => {
    const paper = opened()
    paper.tell(fromFather, manager)
    paper.tell(decide, duty)
    const seen = (personId: string) => familyView(paper.events, paper.rules, personId).entries.length
    expect([seen('mother'), seen('father')]).toEqual([3, 1])
  })

  it('goes on without the reasons where these are withheld', () => {
    const paper = opened()
    paper.tell({ ...fromFather, what: 'reasons' }, manager)
    paper.tell(decide, duty)
    paper.tell({ kind: 'allocate', workerId: worker.id }, manager)
    paper.tell({ kind: 'start-assessment' }, worker)
    paper.tell({ kind: 'record-child-seen', alone: true }, worker)
    paper.tell(submission(paper.rules), worker)
    expect(seenBy(paper).length).toBeGreaterThan(4)
    expect(seenBy(paper).filter(({ why }) => why !== undefined)).toEqual([])
  })
})
