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

/** What stands under every letter of a council that has given no number. */
const under = [
  "If you want to talk to us, ring Anyshire County Council and ask for children's social care.",
  'If anybody is in danger now, ring 999.',
  'If you are not happy with us, you can complain. You can also tell us what we do well. Anybody who works here will tell you how.',
  'You can have this letter in another language, in large print or in another form. You can also talk it over with us, with an interpreter if you need one. Ask us. It is free.',
  'Yours sincerely',
  "Children's social care, Anyshire County Council",
]

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
    expect(letters['mother']?.split('\n')).toEqual([
      'Dear Sandy Example',
      'We were asked to look at whether Robin and your family need help. A manager has now decided what happens next.',
      'We have decided that a social worker will do the initial assessment with you and your family. It is to find out what help is needed.',
      'These are our reasons. Please ask us if anything in them is not clear.',
      reason,
      'We must finish the initial assessment by 4 August 2026.',
      'If you think that we have got something wrong, please tell us. You can also ask to see what we have written about you.',
      ...under,
    ])
    expect(letters['referrer']?.split('\n')).toEqual([
      'Dear Jo Specimen',
      'You got in touch with us. A manager has looked at what you told us.',
      'We have decided that a social worker will do the initial assessment with the family. It is to find out what help is needed.',
      `This is why: ${reason}`,
      'What else we know about the family is private to them. If you become worried about the child again, please tell us at once.',
      ...under,
    ])
  })

  it('says that a referral was received says until when it is decided on, to the minute and as it is read aloud (2-01)', () => {
    expect(lettersOf(concluded(), 'referral-received')['referrer']).toContain(
      'They will decide what happens next by 10am on Wednesday 3 June 2026. Then we will write to you again.',
    )
  })

  it('says that the assessment began says by when it is finished, and speaks of a worker once (003-04, 000-17)', () => {
    expect(lettersOf(concluded(), 'assessment-started')['mother']).toMatch(
      /\nWe must finish it by \d+ \w+ 2026\. Then we will tell you what happens next\.\n/,
    )
    expect(lettersOf(concluded(), 'worker-allocated')['mother']?.split('\n').slice(1, -under.length)).toEqual([
      'A social worker has been chosen to work with you and Robin.',
      'They will get in touch with you, and give you their number and the number of their team.',
    ])
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
      expect(letter).toMatch(
        /\nThis is what should become different: Robin sleeps well\.\nHelp with bedtimes, from Example Family Centre\.\n/,
      )
  })

  it('says what follows goes to the family, the referrer and the agencies that gave to it (004-52)', () => {
    const letters = lettersOf(concluded(), 'outcome-decided')
    expect(Object.keys(letters).toSorted()).toEqual(['father', 'mother', 'referrer', 'school'])
    const decided = (family: string) =>
      `\nWe have decided that there will be a child in need plan. It says what help ${family} will get.\n`
    expect(letters['mother']).toContain(decided('you and your family'))
    expect(letters['mother']).toContain(`\nThese are our reasons. We will talk them over with you.\nIn plain words\n`)
    for (const id of ['referrer', 'school']) expect(letters[id]).toContain(decided('the family'))
    expect(letters['referrer']).toContain(`\nThis is why: In plain words\n`)
    expect(letters['referrer']).not.toContain('Robin')
    expect(letters['school']).not.toContain('In plain words')
    expect(letters['school']).toContain('the social worker will agree with you what it is, and by when.')
  })

  it('explains their rights says why, and what they may do (001-23)', () => {
    const paper = concluded()
    const said = { agency: 'gp', reason, asked: true, explained: true } as const
    paper.tell({ kind: 'override-consent', personId: 'mother', ...said }, manager)
    const { mother } = lettersOf(paper, 'rights-explained')
    expect(mother).toMatch(
      /have to talk to the GP without your agreement\.\nThis is why: Because the school is worried\nYou have the right to know what we hold about you, and to see your records\.[\s\S]*\nYou have the right to complain to us\./,
    )
  })

  it('explains an enquiry says what the law asks, and who may be with them (002-15)', () => {
    const { mother } = lettersOf(atRisk(), 'section-47-enquiry')
    expect(mother).toMatch(
      /\nWe began an enquiry under section 47 of the Children Act 1989\. The law says that we have to find out if your child is being hurt or may be\.\n[\s\S]*\nYou can have somebody with you, such as a friend, an advocate or a solicitor\./,
    )
  })

  it('invites to a conference says what it is for, and where to get advice (001-16, 003-15)', () => {
    const paper = atRisk()
    paper.tell({ kind: 'schedule-conference', on: '2027-01-06' }, worker)
    const { mother } = lettersOf(paper, 'conference-invitation')
    expect(mother).toMatch(
      /\nWe invite you to a child protection conference about Robin on 6 January 2027\. We will tell you the time and the place\.\n[\s\S]* needs a child protection plan\.\n[\s\S]*You can get advice from outside the council before it\./,
    )
  })

  it('says that a conference is held without somebody says why, and goes to nobody else (003-16)', () => {
    const paper = atRisk()
    paper.tell({ kind: 'exclude-from-conference', personId: 'father', reason }, someone('conference-chair'))
    const letters = lettersOf(paper, 'excluded-from-conference')
    expect(Object.keys(letters)).toEqual(['father'])
    expect(letters['father']).toMatch(
      /\nThis is why: Because the school is worried\n[\s\S]*\nIf you think that this is wrong, you can complain\.\n/,
    )
  })
})
