import { authorisation, recordMade, submission } from '../../test/support/assessed'
import { people, PaperCase, someone } from '../../test/support/paper-case'
import type { PersonCommand } from '../commands'
import { familyView } from '../family/view'
import { legalCommands } from '../legal'
import { noticesFor } from '../notices'
import { timelineSentence } from '../timeline'
import { waitingFor } from '../waiting'

const worker = someone('social-worker')
const manager = someone('duty-manager')
const reason = 'In plain words'
const decide = { kind: 'decide-referral', outcome: 'assessment', reason } as const
const correct = { kind: 'correct-expected-date', reason } as const

const solicitor = { id: 'solicitor', kind: 'solicitor', parentalResponsibility: false, interpreter: false } as const
const expected = (expectedOn: string) => ({ expectedOn, people: [...people, solicitor] })

function unborn(expectedOn = '2027-03-29', council = 'blackpool'): PaperCase {
  return new PaperCase(council, '2026-11-09T10:00', expected(expectedOn))
}

function begun(expectedOn?: string): PaperCase {
  const paper = unborn(expectedOn)
  expect(paper.tell(decide, manager)).toBe('applied')
  return paper
}

const recordsNeeded = ({ rules }: PaperCase) => rules.assessment.recordsBefore.submission
const sentences = (paper: PaperCase) => paper.events.map((event) => timelineSentence(event, paper.rules))

describe('an assessment before birth (004-06, 004-56)', () => {
  it('starts at once with the decision, full, and is due 28 days before the expected day: 004-56', () => {
    const paper = begun()
    expect(paper.open).toMatchObject({ stage: 'assessment', assessment: { path: 'full', preBirth: true } })
    expect(paper.dueOn('assessment')).toBe('2027-03-01')
    expect(paper.dueOn('assessment-brief')).toBeUndefined()
    expect(paper.dueOn('checkpoint-45')).toBe('2027-01-14')
    const clock = paper.open.clocks.find(({ name }) => name === 'assessment')
    expect(clock?.due.explanation[0]).toBe(
      'Pre-birth Child and Family Assessment (CAFA): the date is fixed, Monday 1 March 2027, 28 days before the day on which the child is expected, Monday 29 March 2027 (004-56).',
    )
    expect(waitingFor(paper.state, paper.rules).sentence).toMatch(/allocate a social worker/)
  })

  it('is not told apart where the council has no such rule', () => {
    const paper = unborn('2027-03-29', 'west-northamptonshire')
    paper.tell(decide, manager)
    expect(paper.open.stage).toBe('awaiting-assessment')
    expect(paper.dueOn('assessment')).toBe('2026-12-24')
  })

  it('moves with the corrected day, and the record says from which to which, and why: 004-56', () => {
    const paper = begun()
    expect(paper.tell({ ...correct, expectedOn: '2027-03-15' }, worker)).toBe('applied')
    expect(paper.dueOn('assessment')).toBe('2027-02-15')
    expect(paper.events.slice(-2)).toMatchObject([
      { type: 'expected-date-corrected', previously: '2027-03-29', expectedOn: '2027-03-15', reason, by: worker.id },
      { type: 'clock-moved', clock: 'assessment', from: '2027-03-01', to: '2027-02-15', reason, by: worker.id },
    ])
    expect(paper.tell({ ...correct, expectedOn: '2027-03-15' }, worker)).toMatchObject({
      code: 'expected-date-unchanged',
    })
    expect(familyView(paper.events, paper.rules).entries.map(({ sentence }) => sentence)).toContain(
      'Your baby is now expected on 15 March 2027.',
    )
  })

  it('takes no expected day that is past, or further from the referral than 280 days (8606)', () => {
    const paper = begun().until('2026-11-20T10:00')
    const refused = { code: 'date-out-of-order', allowed: '2026-11-20 to 2027-08-16' }
    expect(paper.tell({ ...correct, expectedOn: '2026-11-19' }, worker)).toMatchObject(refused)
    expect(paper.tell({ ...correct, expectedOn: '2027-08-17' }, worker)).toMatchObject(refused)
    expect(paper.tell({ ...correct, expectedOn: '2027-08-16' }, worker)).toBe('applied')
  })

  it('that is booked late starts overdue, and says so', () => {
    const paper = begun('2026-11-23')
    expect(paper.dueOn('assessment')).toBe('2026-10-26')
    expect(sentences(paper)).toContainEqual(
      expect.stringMatching(/^The clock "Pre-birth .*" started overdue; it was due/),
    )
    paper.later(1)
    expect(paper.statusOf('assessment')).toBe('breached')
    paper.tell({ ...correct, expectedOn: '2027-01-11' }, worker)
    expect([paper.statusOf('assessment'), paper.dueOn('assessment')]).toEqual(['running', '2026-12-14'])
  })

  it('goes on as the case of the child once it is born, its clock as it is: 004-06', () => {
    const paper = begun()
    paper.until('2027-02-21T10:00')
    const born = (bornOn: string) => paper.tell({ kind: 'record-birth', bornOn, sex: 'F' }, worker)
    expect(born('2027-02-22')).toMatchObject({ code: 'date-out-of-order' })
    expect(born('2026-10-11')).toMatchObject({ code: 'date-out-of-order' })
    expect(born('2027-02-20')).toBe('applied')
    expect(paper.open).toMatchObject({ stage: 'assessment', bornOn: '2027-02-20', flags: [{ loweredAt: paper.now }] })
    expect(paper.open.expectedOn).toBeUndefined()
    expect(paper.dueOn('assessment')).toBe('2027-03-01')
    expect(born('2027-02-20')).toMatchObject({ code: 'not-legal-now' })
    expect(paper.tell(submission(paper.rules), worker)).toMatchObject({ code: 'child-not-seen' })
  })

  it.each<PersonCommand>([
    { kind: 'record-child-seen', alone: true },
    { kind: 'record-police-protection', reason },
    { kind: 'record-emergency-protection-order', madeOn: '2026-11-09', reason },
    { kind: 'record-child-assessment-order', startsOn: '2026-11-09', reason },
    { kind: 'record-care-order', order: 'interim-care-order', reason },
    { kind: 'accommodate-child', basis: 'consent', consentFrom: ['mother'], reason },
  ])('has no step that needs the child to be there: $kind is possible only once it is born', (command) => {
    const paper = begun()
    const all = { id: 'all', roles: [...worker.roles, 'team-manager' as const] }
    expect(legalCommands(paper.state, all, paper.rules)).not.toContain(command.kind)
    expect(paper.tell(command, all)).toMatchObject({ code: 'child-not-born' })
    paper.tell({ kind: 'record-birth', bornOn: '2026-11-09' }, worker)
    expect(paper.tell(command, all)).toBe('applied')
  })

  it('is of a child who cannot have been born before the pregnancy that the record has now (8606)', () => {
    const paper = unborn('2027-03-29', 'anyshire')
    paper.tell({ ...correct, expectedOn: '2027-08-10' }, worker)
    const born = (bornOn: string) => paper.tell({ kind: 'record-birth', bornOn }, worker)
    expect(born('2026-11-02')).toMatchObject({ code: 'date-out-of-order', allowed: '2026-11-03 to 2026-11-09' })
    expect(born('2026-11-03')).toBe('applied')
  })

  it('has its flag from the referral on, and nobody raises it for a child who was born', () => {
    const paper = unborn()
    expect(paper.open.flags).toMatchObject([{ flag: 'unborn', raisedAt: paper.now }])
    expect(paper.events[0]).toMatchObject({ type: 'referral-received', flags: ['unborn'] })
    paper.tell({ kind: 'record-birth', bornOn: '2026-11-09' }, worker)
    const raise = { kind: 'raise-flag', flag: 'unborn', reason } as const
    expect(paper.tell(raise, worker)).toMatchObject({ code: 'no-child-expected' })
    expect(new PaperCase('anyshire', '2026-11-09T10:00').tell(raise, worker)).toMatchObject({
      code: 'no-child-expected',
    })
  })

  it('goes to both parents and their solicitor on completion: 004-56', () => {
    const paper = begun()
    for (const code of recordsNeeded(paper)) paper.tell(recordMade(code), worker)
    expect(paper.tell(submission(paper.rules), worker)).toBe('applied')
    expect(paper.tell(authorisation(paper.rules), someone('team-manager'))).toBe('applied')
    const notices = paper.events.flatMap((event) => noticesFor(event, paper.open, paper.rules))
    const copies = notices.filter(({ template }) => template === 'assessment-copy')
    expect(copies.map(({ recipient }) => recipient.kind === 'person' && recipient.id)).toEqual([
      'mother',
      'father',
      'solicitor',
    ])
  })

  it('keeps the day it goes by when clocks are moved to the rules that stand now', () => {
    const paper = begun()
    paper.rules = { ...paper.rules, version: 'next', assessment: { ...paper.rules.assessment, preBirth: 'none' } }
    expect(paper.tell({ kind: 'adopt-current-rules', clocks: ['assessment'], reason }, manager)).toMatchObject({
      code: expect.any(String),
    })
    expect(paper.dueOn('assessment')).toBe('2027-03-01')
  })
})
