import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import type { CaseEvent, EventBody } from '../../../pathway/events'
import { disclose } from '../../../pathway/matters/access/export/disclose'
import { asSent, groundWords, type HeldCase, type KnownPerson } from '../../../pathway/matters/access/export/facts'
import { redactionGrounds, type RedactionGround } from '../../../pathway/matters/access/facts'
import type { PersonKind } from '../../../pathway/people'
import { stamp } from '../../../pathway/stamp'
import { rulesOf } from '../../../test/support/paper-case'
import { someVariants, squeezed } from '../../../test/support/variants'
import { pagesOf } from './pages'

const rules = rulesOf('lancashire')
const kinds: readonly PersonKind[] = ['child', 'mother', 'father', 'carer', 'other-family', 'solicitor', 'referrer']

/** Somebody made up, with a marker of their own in every field. */
const somebody = (kind: PersonKind, n: number): KnownPerson => ({
  id: randomUUID(),
  kind,
  said: {
    ...(kind === 'child'
      ? { forenames: `Forename${n}q Second${n}q`, surname: `Family${n}q` }
      : { name: `Given${n}q Last${n}q` }),
    dateOfBirth: `19${String(50 + n)}-03-0${String((n % 8) + 1)}`,
    contact: {
      phone: `01632 9600${String(10 + n)}`,
      email: `mail${n}q@example.test`,
      address: `${n} Marker${n}q Road`,
    },
    adjustments: `needs${n}q`,
    doctor: `Dr Physician${n}q`,
    role: `class function${n}q`,
    organisation: `Town St Office${n}q's RC Primary School`,
  },
})

/** Every way in which the referral, or somebody who writes a note, may put what is known of a person. */
function markersOf({ said }: KnownPerson, n: number): string[] {
  const names = [said['name'], said['forenames'], said['surname']].filter((one) => typeof one === 'string')
  return [
    ...names.flatMap((name) => [name, ...name.split(' '), name.toUpperCase()]),
    ...[
      `01632 9600${String(10 + n)}`,
      `016329600${String(10 + n)}`,
      `mail${n}q@example.test`,
      `${n} Marker${n}q Road`,
      `needs${n}q`,
      `Physician${n}q`,
      `function${n}q`,
      `Office${n}q`,
    ],
    ...[
      ...names.flatMap((name) => name.split(' ')),
      `function${n}q`,
      `St Office${n}q's`,
      ...names.map((name) => name.replaceAll(' ', '')),
    ].flatMap((one, index) => someVariants(one, n + index)),
  ]
}

const note = fc.record({ about: fc.nat(20), mentions: fc.array(fc.nat(200), { maxLength: 4 }), kind: fc.nat(6) })
const plan = fc.record({
  people: fc.integer({ min: 2, max: 8 }),
  notes: fc.array(note, { minLength: 1, maxLength: 15 }),
  withheld: fc.array(fc.record({ person: fc.nat(20), ground: fc.constantFrom(...redactionGrounds) }), { maxLength: 4 }),
  entries: fc.array(fc.nat(20), { maxLength: 4 }),
  anonymous: fc.boolean(),
  showReferrer: fc.boolean(),
})

type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never

function eventOf(kind: number, personId: string, text: string): EventBody {
  switch (kind) {
    case 0:
      return { type: 'comment-added', personId, comment: text }
    case 1:
      return { type: 'consent-recorded', personId, agency: 'gp', answer: 'given', note: text }
    case 2:
      return { type: 'agency-contacted', agency: 'school', aboutPersonId: personId, ground: 'consent', note: text }
    case 3:
      return { type: 'record-made', record: 'family-history', on: '2026-05-01', fields: { who: personId, what: text } }
    case 4:
      return { type: 'flag-raised', flag: 'unborn', personId, reason: text }
    case 5:
      return { type: 'excluded-from-conference', personId, reason: text }
    default:
      return { type: 'service-requested', service: text, reason: text }
  }
}

/** A case of the plan, what of it is withheld, and every text that may be in no export. */
function made(of: Plan) {
  const people = Array.from({ length: of.people }, (_none, n) => somebody(kinds[n % kinds.length] ?? 'referrer', n))
  const referrer = somebody('referrer', 40)
  const all = [...people.filter(({ kind }) => kind !== 'referrer'), referrer]
  const numberOf = (person: KnownPerson) => (person === referrer ? 40 : people.indexOf(person))
  const markers = all.flatMap((person) => markersOf(person, numberOf(person)))
  const at = (n: number) => all[n % all.length] ?? referrer
  const notes = of.notes.map((one, index) => {
    const person = at(one.about)
    const words = one.mentions.map((mention) => markers[mention % markers.length] ?? '').join(' and ')
    const own = `unique${String(index)}note`
    return {
      person,
      own,
      isSaid: one.kind < 2,
      isAbout: one.kind < 6,
      body: eventOf(one.kind, person.id, `${words}, ${own}.`),
    }
  })
  const opening: EventBody = {
    type: 'referral-received',
    council: 'lancashire',
    caseId: 'case',
    referralId: 'referral',
    siblingCaseIds: [randomUUID()],
    practice: false,
    receivedAt: '2026-05-01T09:00:00.000Z',
    acceptedAt: '2026-05-01T09:00:00.000Z',
    urgent: false,
    source: '3B',
    anonymous: of.anonymous,
    familyAgreed: 'yes',
    people: all.map(({ id, kind }) => ({ id, kind, parentalResponsibility: true, interpreter: false })),
    proclaimed: [],
  }
  const bodies = [opening, ...notes.map(({ body }) => body)]
  const events: CaseEvent[] = stamp(bodies, { after: 0, at: '2026-05-01T09:00:00.000Z', by: 'somebody' })
  const concern = `The family says: ${markers.join(', ')}.`
  const held: HeldCase = {
    caseId: 'case',
    people: all,
    anonymous: of.anonymous,
    concern,
    events: events.map((event) => ({ event, roles: 'social-worker' })),
  }
  const withheld = of.withheld.map(({ person, ground }) => ({ caseId: 'case', personId: at(person).id, ground }))
  const entries = of.entries.map((n) => ({ caseId: 'case', seq: (n % events.length) + 1, ground: grounds(n) }))
  const isShown = of.showReferrer && !of.anonymous
  const hidden = all.filter(
    (person) => withheld.some(({ personId }) => personId === person.id) || (person === referrer && !isShown),
  )
  const secret = [
    ...hidden.flatMap((person) => [person.id, ...markersOf(person, numberOf(person))]),
    ...notes.flatMap(({ person, own, isSaid, isAbout }, index) =>
      isSaid || (isAbout && hidden.includes(person)) || entries.some(({ seq }) => seq === index + 2) ? [own] : [],
    ),
  ]
  const shown = of.showReferrer ? { referrerShownIn: ['case'] } : {}
  return {
    held,
    secret,
    approved: { ...{ cases: [{ caseId: 'case', upTo: 99 }], people: withheld, entries }, ...shown },
  }
}

const grounds = (n: number): RedactionGround => redactionGrounds[n % redactionGrounds.length] ?? 'other-person'

/** What would say why, and by that who. */
const neverSaid = new RegExp(
  [
    'withheld: ',
    ...Object.entries(groundWords)
      .flat()
      .map((one) => `"${one}"|${one}`),
  ].join('|'),
)

describe('what is sent to who asked for their records', () => {
  it('000-05, 001-24, 001-30 holds nothing of what is withheld, and says that it is: for random cases with a marker in every field', () => {
    fc.assert(
      fc.property(plan, (of) => {
        const { held, secret, approved } = made(of)
        const exported = disclose(
          [held],
          { ...approved, number: 1, requestId: 'request', asking: { name: 'Nobody Here' } },
          rules,
        )
        const sent = { ...exported, cases: exported.cases.map(asSent) }
        expect(`${JSON.stringify(sent)}\n${pagesOf(sent)}`).not.toMatch(neverSaid)
        const text = `${JSON.stringify(exported)}\n${pagesOf(sent)}`.toLowerCase()
        expect(secret.filter((one) => text.includes(one.toLowerCase()))).toEqual([])
        const bare = squeezed(text)
        expect(secret.map(squeezed).filter((one) => bare.includes(one))).toEqual([])
        expect(text.includes('withheld: ')).toBe(secret.length > 0 || approved.entries.length > 0)
      }),
      { numRuns: 300 },
    )
  })
})
