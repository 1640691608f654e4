import { AssessedCase } from '../test/support/assessed'
import { people, someone, type PaperCase } from '../test/support/paper-case'
import { atRisk } from '../test/support/protected-case'
import { noticesOf, sightOf } from '../test/support/sight'
import type { NoticeTemplate } from '../pathway/notice'
import type { KnownPerson } from './people'
import { resolve } from './resolve'

const manager = someone('team-manager')
const worker = someone('social-worker')
const reason = 'Because the school is worried'
const names: Record<string, string> = { child: 'Robin Example', mother: 'Sandy Example', referrer: 'Jo Specimen' }
const known: readonly KnownPerson[] = people.map(({ id }) => ({
  ...{ id, name: names[id] ?? 'Alex Example', ...(id === 'child' && { forenames: 'Robin' }), tells: [] },
  contact: { address: `1 ${id} Road\nExampletown` },
}))

/** What the letters of one kind say to whom, of all that the case tells. */
function lettersOf(paper: PaperCase, template: NoticeTemplate): Record<string, string> {
  const all = paper.events.flatMap((event) => noticesOf(paper, event).map((notice) => ({ event, notice })))
  const pages = all.flatMap(({ event, notice }) => {
    if (notice.template !== template) return []
    const sight = sightOf(paper, event, notice, known)
    const sending = { ...sight.sending, agencies: { school: 'office@school.example' } }
    const done = resolve({ ...sight, sending })
    return done.do === 'send' ? [[sight.recipient.id, done.page.paragraphs.join('\n')]] : []
  })
  return Object.fromEntries(pages) as Record<string, string>
}

const concluded = () => {
  const paper = new AssessedCase('anyshire', '2026-06-02T10:00').begin({ reason })
  paper.tell({ kind: 'record-consent', personId: 'child', agency: 'school', answer: 'given' }, worker)
  paper.tell({ kind: 'request-contribution', agency: 'school', aboutPersonId: 'child' }, worker)
  paper.tell({ kind: 'record-contribution', agency: 'school' }, worker)
  return paper.conclude('child-in-need-plan')
}

describe('the letter that', () => {
  it('says what was decided goes to referrer and family, with the reasons (000-05)', () => {
    const letters = lettersOf(concluded(), 'referral-decided')
    expect(Object.keys(letters)).toEqual(['referrer', 'mother', 'father'])
    for (const letter of Object.values(letters)) expect(letter).toMatch(/Assessment[\s\S]*Why: Because/)
    expect(letters['referrer']).not.toContain('Robin')
    expect(letters['mother']).toMatch(/^Dear Sandy[\s\S]*Robin/)
  })

  it('holds the written assessment has every section and what worker and manager recommend (000-22, 001-10, 002-14)', () => {
    const { mother } = lettersOf(concluded(), 'assessment-copy')
    expect(mother).toMatch(/: What was found\n/)
    expect(mother).toMatch(/The social worker recommends: [\s\S]*The manager recommends: /)
  })

  it('holds the plan says what should become different and who helps, to each to whom it goes (001-11, 004-62)', () => {
    const paper = concluded()
    const services = [{ service: 'Help with bedtimes', by: 'Example Family Centre' }]
    const plan = { kind: 'make-child-in-need-plan', expectedDifference: 'Robin sleeps well.', services } as const
    paper.tell({ ...plan, agreedWithFamily: true, copyTo: ['child', 'referrer'] }, worker)
    const letters = lettersOf(paper, 'child-in-need-plan-copy')
    expect(Object.keys(letters).toSorted()).toEqual(['child', 'father', 'mother', 'referrer'])
    for (const letter of Object.values(letters))
      expect(letter).toMatch(/become different: Robin sleeps well\.\nHelp with bedtimes, by Example Family Centre\./)
  })

  it('says what follows goes to the family, the referrer and the agencies that gave to it (004-52)', () => {
    const letters = lettersOf(concluded(), 'outcome-decided')
    expect(Object.keys(letters).toSorted()).toEqual(['father', 'mother', 'referrer', 'school'])
    for (const letter of Object.values(letters)) expect(letter).toMatch(/child in need plan|Child in need plan/i)
    expect(letters['school']).toContain('social worker')
  })

  it('explains their rights says why, and what they may do (001-23)', () => {
    const paper = concluded()
    const said = { agency: 'gp', reason, asked: true, explained: true } as const
    paper.tell({ kind: 'override-consent', personId: 'mother', ...said }, manager)
    const { mother } = lettersOf(paper, 'rights-explained')
    expect(mother).toMatch(/the GP[\s\S]*Why: Because[\s\S]*complain/)
  })

  it('explains an enquiry says what the law asks, and who may be with them (002-15)', () => {
    const { mother } = lettersOf(atRisk(), 'section-47-enquiry')
    expect(mother).toMatch(/section 47 of the Children Act 1989[\s\S]*solicitor/)
  })

  it('invites to a conference says what it is for, and where to get advice (001-16, 003-15)', () => {
    const paper = atRisk()
    paper.tell({ kind: 'schedule-conference', on: '2027-01-06' }, worker)
    const { mother } = lettersOf(paper, 'conference-invitation')
    expect(mother).toMatch(/child protection plan[\s\S]*outside the council/)
  })

  it('says that a conference is held without somebody says why, and goes to nobody else (003-16)', () => {
    const paper = atRisk()
    paper.tell({ kind: 'exclude-from-conference', personId: 'father', reason }, someone('conference-chair'))
    const letters = lettersOf(paper, 'excluded-from-conference')
    expect(Object.keys(letters)).toEqual(['father'])
    expect(letters['father']).toMatch(/Why: Because[\s\S]*complain/)
  })
})
