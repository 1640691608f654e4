import { submission } from '../../test/support/assessed'
import { PaperCase, someone } from '../../test/support/paper-case'
import { criteriaAnswers } from '../../api/examples/referral'
import { familyView } from '..'

const manager = someone('team-manager')
const duty = someone('duty-manager')
const worker = someone('social-worker')
const reason = 'Because the school is worried'

const decide = { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers } as const
const seenBy = (paper: PaperCase) => familyView(paper.events, paper.rules)
const saidIn = (paper: PaperCase) => seenBy(paper).entries.map(({ sentence }) => sentence)

describe("the family's view of a case", () => {
  it("says in the council's own words what is decided and why (000-01, 004-63)", () => {
    const paper = new PaperCase('bath-and-north-east-somerset', '2026-05-22T16:40')
    paper.tell(decide, duty)
    expect(seenBy(paper).entries).toEqual([
      {
        on: '2026-05-22',
        sentence: 'We received a request for a service about your child. A manager will decide what happens next.',
      },
      { on: '2026-05-22', sentence: 'We decided what happens next: Single assessment.', why: reason },
      { on: '2026-05-22', sentence: 'We must finish the Single assessment by 6 July 2026.' },
    ])
  })

  it('says nothing of who referred, of consents, or of what clocks warned whom', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    paper.tell({ kind: 'record-consent', personId: 'father', agency: 'gp', answer: 'refused' }, worker)
    const before = saidIn(paper)
    paper.until('2026-06-03T14:00')
    expect(paper.typesOf()).toContain('clock-rung-reached')
    expect(saidIn(paper)).toEqual(before)
    expect(JSON.stringify(seenBy(paper))).not.toMatch(/father|referrer|gp\b/i)
  })

  it('has what one of them asked and was answered (001-17), and the number they were given (002-05), in their own view only', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    const own = { parent: 'mother', question: 'May I bring my sister?', answer: 'Yes.' }
    paper.tell({ kind: 'make-record', record: 'own-words', fields: own }, worker)
    const number = { to: 'mother', number: '01632 960123' }
    paper.tell({ kind: 'make-record', record: 'number-given', fields: number }, worker)
    const seen = (personId?: string) => familyView(paper.events, paper.rules, personId).entries
    expect(seen('mother').map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        'You asked: May I bring my sister? We answered: Yes.',
        'We gave you this number of our team: 01632 960123.',
      ]),
    )
    for (const other of [seen('father'), seen()]) expect(JSON.stringify(other)).not.toMatch(/sister|960123|mother/)
  })

  it('000-11, 001-23 has what one of them was asked of speaking with others, answered, and what was decided without it, in their own view only', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    const override = { kind: 'override-consent', personId: 'father', agency: 'gp', reason, asked: true } as const
    for (const told of [
      { kind: 'ask-consent', personId: 'father', agencies: ['gp', 'school'] },
      { kind: 'record-consent', personId: 'father', agency: 'school', answer: 'given' },
      { kind: 'record-consent', personId: 'father', agency: 'school', answer: 'withdrawn' },
      { kind: 'record-consent', personId: 'father', agency: 'gp', answer: 'refused' },
    ] as const)
      expect(paper.tell(told, worker)).toBe('applied')
    const seen = (personId?: string) => familyView(paper.events, paper.rules, personId).entries
    expect(
      paper.tell({ ...override, explained: false, whyNotExplained: 'It would put the child at risk' }, manager),
    ).toBe('applied')
    const before = seen('father')
    expect(paper.tell({ ...override, explained: true }, manager)).toBe('applied')
    expect(before.map(({ sentence }) => sentence).slice(1)).toEqual([
      'We asked you if we may talk to the GP and the school.',
      'You said that we may talk to the school.',
      'You changed your mind, and said that we may no longer talk to the school.',
      'You said that we may not talk to the GP.',
    ])
    expect(seen('father').slice(before.length)).toMatchObject([
      { sentence: 'A manager decided that we had to talk to the GP without your agreement.', why: reason },
    ])
    for (const other of [seen('mother'), seen()]) expect(JSON.stringify(other)).not.toMatch(/GP|the school|agreement/)
  })

  it('stops where something is withheld from the family, and says all of it when that has ended (003-03, 004-52)', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    paper.tell({ ...decide, withhold: [{ from: 'family', ground: 'police-enquiry' }] }, duty)
    paper.tell({ kind: 'allocate', workerId: worker.id }, manager)
    paper.tell({ kind: 'start-assessment' }, worker)
    expect(saidIn(paper)).toHaveLength(1)
    paper.tell({ kind: 'record-child-seen', alone: true }, worker)
    paper.tell(submission(paper.rules), worker)
    expect(saidIn(paper)).toHaveLength(1)
    paper.tell({ kind: 'authorise-assessment', recommendation: 'Agreed', withhold: [] }, manager)
    expect(saidIn(paper)).toContain('We decided what happens next: Assessment.')
    expect(saidIn(paper).length).toBeGreaterThan(4)
  })

  it('shows no reason while anything is withheld from its reader, of what was decided before either (003-03, 004-52)', () => {
    for (const what of ['all', 'reasons'] as const) {
      const paper = new PaperCase('anyshire', '2026-06-02T10:00')
      paper.tell({ ...decide, withhold: [] }, duty)
      const whyOf = (personId?: string) => familyView(paper.events, paper.rules, personId).entries.map(({ why }) => why)
      expect(whyOf('father')).toContain(reason)
      const from = { kind: 'withhold-notices', from: 'father', what, ground: 'risk-of-harm', reason } as const
      expect(paper.tell({ ...from, reviewOn: '2026-09-01' }, manager)).toBe('applied')
      for (const personId of ['father', undefined]) expect(whyOf(personId)).not.toContain(reason)
      expect(whyOf('mother')).toContain(reason)
      paper.tell({ kind: 'end-withholding', from: 'father', reason }, manager)
      expect(whyOf('father')).toContain(reason)
    }
  })

  it('has no line for what somebody else of them said beside the record (000-23)', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    expect(paper.tell({ kind: 'add-comment', personId: 'mother', comment: 'I do not agree' }, worker)).toBe('applied')
    const seen = (personId?: string) => familyView(paper.events, paper.rules, personId).entries
    expect(JSON.stringify(seen('mother'))).toContain('We put your comment next to what we wrote.')
    for (const other of [seen('father'), seen()]) expect(JSON.stringify(other)).not.toContain('comment')
  })

  it('names the meetings they may attend, and what came of them (003-04, 003-14, 003-17 to 003-19)', () => {
    const paper = new PaperCase('anyshire', '2026-12-10T10:00').until('2026-12-14T10:00')
    const attendance = { attended: ['police', 'health'], reason } as const
    const discussion = { kind: 'hold-strategy-discussion', harms: ['neglect'], crimeSuspected: false } as const
    paper.tell(
      {
        ...{ ...discussion, ...attendance, parentsInvited: false, parentsNotInvitedReason: 'A police enquiry' },
        decision: 'section-47-enquiry',
      },
      manager,
    )
    paper.tell({ kind: 'conclude-section-47', outcome: 'substantiated-continuing-risk', reason }, manager)
    expect(saidIn(paper).join()).not.toContain('We met with the police')
    expect(seenBy(paper).meetings).toMatchObject([
      { what: 'Initial child protection conference', by: '2027-01-07', mayAttend: true },
    ])
    paper.until('2027-01-06T10:00')
    const plan = { kind: 'hold-conference', familyAttended: true, decision: 'plan', category: 'NEG' } as const
    paper.tell({ ...plan, ...attendance }, someone('conference-chair'))
    expect(saidIn(paper)).toContain('The conference decided that there will be a child protection plan.')
    expect(seenBy(paper).meetings.map(({ what, by }) => [what, by])).toEqual([
      ['Core group', '2027-01-20'],
      ['Review conference', '2027-04-06'],
    ])
  })
})
