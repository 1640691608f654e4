import * as fc from 'fast-check'
import { criteriaAnswers } from '../../examples/referral'
import type { KnownPerson } from '../../../notices/people'
import { disclose } from '../../../pathway/matters/access/export/disclose'
import { asSent, type HeldCase } from '../../../pathway/matters/access/export/facts'
import type { ReferralSource } from '../../../pathway/people'
import { agencies } from '../../../pathway/people'
import { PaperCase, rulesOf, someone } from '../../../test/support/paper-case'
import { familyTimeline } from '../../present/family-timeline'
import { logFor } from '../../present/log-for'
import { logPage } from '../../present/log-page'
import { withOwnWords } from './own-words'
import { pagesOf } from './pages'
import { hiddenIn, hidingIn, takeOut } from './take-out'

const family = {
  child: { forenames: 'Robin', surname: 'Example', school: 'Oakhidden Primary School', doctor: 'Wharf Road Surgery' },
  mother: {
    kind: 'mother',
    name: 'Sandy Example',
    contact: { phone: '07700 900111', address: '3 Mill Lane, Oakhidden' },
  },
  father: {
    kind: 'father',
    name: 'Glen Example',
    contact: { phone: '07700 900222', address: '9 Far Street, Elsewhere' },
  },
}

interface Referrer {
  source: ReferralSource
  anonymous?: true
  name?: string
  role?: string
  organisation?: string
  contact?: { phone?: string; email?: string; address?: string }
}

const referrers: readonly Referrer[] = [
  { source: '10', anonymous: true },
  { source: '1D', name: 'Ida Nextdoor', role: 'neighbour', contact: { address: '5 Mill Lane, Oakhidden' } },
  { source: '1B', name: 'Ada Oldfield', role: 'Grandmother' },
  { source: '1A', name: 'Sandy Example', role: 'mother', contact: family.mother.contact },
  { source: '2A', name: 'Ann Cole', role: 'class teacher', organisation: 'Oakhidden Primary School' },
  { source: '3A', name: 'Dr Pat Bell', role: 'GP', organisation: 'Wharf Road Surgery' },
  { source: '3B', name: 'Kim Fell', role: 'health visitor', organisation: 'Anyshire Health' },
  { source: '3C', name: 'Jo Dale', role: 'nurse', organisation: 'Oakhidden Hospital' },
  { source: '4', name: 'Lee Moss', role: 'housing officer', organisation: 'Anyshire Housing' },
  { source: '6', name: 'Max Rowe', role: 'police officer', organisation: 'Anyshire Police' },
]

const councils = ['anyshire', 'lancashire', 'blackpool', 'west-northamptonshire', 'bath-and-north-east-somerset']
const duty = someone('duty-manager')
const worker = someone('social-worker')
const manager = someone('team-manager')
const reason = 'Nothing to add.'
const criteria = criteriaAnswers.map(({ code, answer }) => ({ code, answer }))

/** What is the same in both cases, whoever referred. */
const life = fc.record({
  council: fc.constantFrom(...councils),
  agencies: fc.subarray([...agencies], { minLength: 1 }),
  answer: fc.constantFrom('given', 'refused'),
  seen: fc.boolean(),
})
type Life = typeof life extends fc.Arbitrary<infer L> ? L : never

function lived({ council, agencies: asked, answer, seen }: Life, { source, anonymous }: Referrer): PaperCase {
  const paper = new PaperCase(council, '2026-06-02T10:00', { source, anonymous: anonymous === true })
  paper.tell({ kind: 'ask-consent', personId: 'father', agencies: asked }, worker)
  for (const agency of asked) {
    paper.tell({ kind: 'record-consent', personId: 'father', agency, answer }, worker)
    paper.tell({ kind: 'override-consent', personId: 'father', agency, reason, asked: true, explained: true }, manager)
    paper.tell({ kind: 'contact-agency', agency, aboutPersonId: 'father' }, worker)
  }
  paper.tell({ kind: 'decide-referral', outcome: 'assessment', reason, criteria }, duty)
  if (seen) paper.tell({ kind: 'contact-family', personId: 'father', interpreter: false }, worker)
  const fields = { kind: 'call', names: 'Glen Example', 'own-words-of': 'father', 'action-points': reason }
  paper.tell({ kind: 'make-record', record: 'communication', fields }, worker)
  return paper
}

function peopleOf({ name = '', role, organisation, contact }: Referrer): KnownPerson[] {
  const { forenames, surname, school, doctor } = family.child
  const more = {
    ...(role !== undefined && { role }),
    ...(organisation !== undefined && { organisation }),
    ...(contact !== undefined && { contact }),
  }
  return [
    { id: 'child', name: `${forenames} ${surname}`, forenames, tells: [school, doctor] },
    { id: 'mother', name: family.mother.name, contact: family.mother.contact, tells: [] },
    { id: 'father', name: family.father.name, contact: family.father.contact, tells: [] },
    { id: 'referrer', name, ...more, tells: [], referred: true },
  ]
}

/** All that the father may read of a case: his timeline, the page of the log, and the export. */
function readBy(paper: PaperCase, referrer: Referrer, concern = reason) {
  const { events, rules } = paper
  const people = peopleOf(referrer)
  const { source: _source, ...said } = referrer
  const held: HeldCase = {
    ...{ caseId: 'c', anonymous: referrer.anonymous === true, concern },
    people: [
      { id: 'child', kind: 'child', said: family.child },
      { id: 'mother', kind: 'mother', said: family.mother },
      { id: 'father', kind: 'father', said: family.father },
      { id: 'referrer', kind: 'referrer', said: { ...said, anonymous: referrer.anonymous === true } },
    ],
    events: events.map((event) => ({ event, roles: 'social-worker' })),
  }
  const disclosure = { number: 1, proposedBy: 'a', cases: [{ caseId: 'c', upTo: 999 }], people: [], entries: [] }
  const approved = { ...disclosure, requestId: 'r', asking: { name: 'Glen Example' } }
  const taken = hiddenIn(people, 'c', 'father', approved)
  const exported = disclose([held], approved, rules, hidingIn(taken))
  const cases = exported.cases.map((one) => {
    const shown = takeOut(one, held, taken, { askerId: 'father' })
    return asSent(withOwnWords(shown, { held, approved, own: new Map(), rules, taken }))
  })
  return {
    timeline: familyTimeline(events, people, rules, 'father'),
    log: logPage(rules.words.council, logFor('father', { events, sent: [], people })),
    pages: pagesOf({ ...exported, cases }),
    cases,
  }
}

describe('what the father may read, from whom it is kept who referred', () => {
  it('000-05, 003-03 is the same whoever referred: two cases that differ in that alone, whatever agencies they speak of', () => {
    fc.assert(
      fc.property(life, fc.subarray([...referrers], { minLength: 2, maxLength: 2 }), (of, [one, other]) => {
        if (one === undefined || other === undefined) return
        expect(readBy(lived(of, one), one)).toEqual(readBy(lived(of, other), other))
      }),
      { numRuns: 60 },
    )
  })

  it.each(referrers.map((one) => [one.role ?? 'anonymous', one] as const))(
    '000-05 names every agency that we spoke with, and what the mother is, where it was: %s',
    (_role, referrer) => {
      const of = { council: 'anyshire', agencies: [...agencies], answer: 'given' as const, seen: true }
      const { timeline, pages, cases } = readBy(lived(of, referrer), referrer)
      expect(JSON.stringify(timeline)).toContain('the school, the nursery, the police')
      expect(pages).toMatch(/the school.*the nursery.*the police/s)
      expect(cases[0]?.people).toMatchObject([
        { kind: 'child', said: family.child },
        { kind: 'mother', said: { kind: 'mother', name: 'Sandy Example' } },
        { kind: 'father', said: family.father },
        { kind: 'referrer', words: '[not shown]' },
      ])
    },
  )

  it.each(['neighbour', 'anonymous'])(
    '000-05 is of what was said at the beginning all but who referred: %s',
    (role) => {
      const referrer = referrers.find((one) => (one.role ?? 'anonymous') === role)
      const of = { council: 'anyshire', agencies: ['gp' as const], answer: 'given' as const, seen: true }
      if (referrer === undefined) throw new Error('There is no such referrer')
      const concern = 'Robin is often alone. Sandy Example is on 07700 900111.'
      const [told] = readBy(lived(of, referrer), referrer, concern).cases
      expect(told?.concern).toBe('Robin is often alone. Sandy Example is on [not shown].')
    },
  )
})

it('001-24 how others are reached is theirs: not in the export unless it is decided to be shown, and never that it is protected', () => {
  const [anonymous] = referrers
  if (anonymous === undefined) throw new Error('There is nobody')
  const home = { address: '9 far street, Elsewhere', phone: '07700 900333' }
  const people = peopleOf(anonymous)
  const said = (mother: object) => ({
    ...{ caseId: 'c', anonymous: true, events: [], concern: 'Ring her: 07700 900111, 3 Mill Lane.' },
    people: [
      { id: 'child', kind: 'child' as const, said: { ...family.child, contact: home } },
      { id: 'mother', kind: 'mother' as const, said: { ...family.mother, ...mother } },
      { id: 'father', kind: 'father' as const, said: { ...family.father, addressProtected: true } },
    ],
  })
  const sent = (contactsShown: readonly { caseId: string; personId: string }[], mother = {}) => {
    const held = said(mother)
    const disclosure = { cases: [{ caseId: 'c', upTo: 1 }], people: [], entries: [], contactsShown }
    const approved = { ...disclosure, number: 1, requestId: 'r', asking: { name: 'Glen Example' } }
    const taken = hiddenIn(
      people.map((one) => (one.id === 'mother' ? { ...one, ...mother } : one)),
      'c',
      'father',
      approved,
    )
    const [one] = disclose([held], approved, rulesOf('anyshire'), hidingIn(taken)).cases
    if (one === undefined) throw new Error('Nothing is disclosed')
    return takeOut(one, held, taken, { askerId: 'father', contactsShown })
  }
  const byDefault = sent([])
  expect(byDefault.people.map((one) => 'said' in one && one.said['contact'])).toEqual([
    { address: '9 far street, Elsewhere', phone: '[not shown]' },
    { phone: '[not shown]', address: '[not shown]' },
    family.father.contact,
  ])
  expect(byDefault.concern).toBe('Ring her: [not shown], [not shown].')
  const decided = sent([{ caseId: 'c', personId: 'mother' }])
  expect(JSON.stringify(decided)).toContain('07700 900111')
  expect(decided.concern).toContain('3 Mill Lane')
  for (const shown of [[], [{ caseId: 'c', personId: 'mother' }]]) {
    const hidden = sent(shown, { addressProtected: true })
    expect(JSON.stringify(hidden.people[1])).not.toMatch(/addressProtected|900111|Mill/)
    expect(hidden.people[2]).toMatchObject({ said: { addressProtected: true } })
  }
  expect(sent([], { addressProtected: true }).people[1]).toEqual(byDefault.people[1])
})
