import type { KnownPerson } from '../../../notices/people'
import { redact } from '../../../notices/redact'
import { disclose } from '../../../pathway/matters/access/export/disclose'
import type { HeldCase } from '../../../pathway/matters/access/export/facts'
import { stamp } from '../../../pathway/stamp'
import { rulesOf } from '../../../test/support/paper-case'
import { foundIn } from './found'
import { withOwnWords } from './own-words'
import { hiddenIn, hidingIn, takeOut } from './take-out'

const rules = rulesOf('anyshire')

const person = (id: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  tells: [],
  ...more,
})
const mother = person('mother', 'Sandy Example', {
  addressProtected: true,
  contact: { address: '14 Hidden Lane, Safetown, ZZ9 9ZZ', phone: '07700 900111' },
})
const referrer = person('referrer', 'Nora Tellwell', { referred: true, contact: { phone: '01632 960222' } })
const people = [mother, person('father', 'Glen Example'), referrer]
const disclosure = { number: 1, proposedBy: 'a', cases: [{ caseId: 'c', upTo: 3 }], people: [], entries: [] }

const secretsOf = (...of: Parameters<typeof hiddenIn>) => hiddenIn(...of).flatMap(({ secrets }) => secrets)

describe('what is taken out of an export, whatever was decided', () => {
  it('is how those are reached whose address is protected, and who referred', () => {
    const secrets = secretsOf(people, 'c', 'father', disclosure)
    const text = 'Nora says: 14 Hidden Lane, Safetown, ZZ9 9ZZ; ring 07700 900111. Nora Tellwell'
    expect(redact(text, secrets)).toBe('[not shown] says: [not shown]; ring [not shown]. [not shown]')
  })

  it('is not their own, and not who referred where they are to be shown', () => {
    const shown = { ...disclosure, referrerShownIn: ['c'] }
    const secrets = secretsOf(people, 'c', 'mother', shown)
    expect(JSON.stringify(secrets)).not.toMatch(/Hidden|900111|Tellwell/)
  })

  it('is nobody’s own where it is not certain who asks', () => {
    const secrets = secretsOf(people, 'c', undefined, disclosure)
    expect(redact('At 14 Hidden Lane.', secrets)).toBe('At [not shown].')
  })

  it('is all that names or reaches somebody who is withheld', () => {
    const withheld = { ...disclosure, people: [{ caseId: 'c', personId: 'father', ground: 'other-person' as const }] }
    const secrets = secretsOf(people, 'c', undefined, withheld)
    expect(redact('Sandy Example and GLEN, Glen Example', secrets)).toBe('Sandy Example and [not shown], [not shown]')
  })

  it('001-24, 001-30 is listed for whoever signs off: a line for each person and kind, in how many places and which entries', () => {
    const { takenOut, standsIn } = draftOf('father')
    const nora = { record: 1, whose: 'Nora Tellwell', because: 'who-referred', what: 'who-referred' }
    const address = { record: 1, whose: 'Sandy Example', because: 'address-protected', what: 'address' }
    expect(takenOut).toEqual([
      { ...address, places: 1, entries: [2] },
      { ...nora, places: 2, entries: [2] },
    ])
    expect(standsIn).toEqual([
      { ...address, places: 1, entries: [3] },
      { ...nora, places: 1, entries: [3] },
    ])
  })

  it('is not listed where the entry is withheld as a whole', () => {
    const { takenOut, standsIn } = draftOf('mother')
    expect(takenOut.flatMap(({ entries }) => entries)).not.toContain(3)
    expect(standsIn).toEqual([])
  })

  it('is not how who asks is reached themselves, whoever else lived there, save where somebody hides now', () => {
    const [dad, refuge] = ['9 Dad Street, Oakhidden, EX4 4AA', '14 Hidden Lane, Safetown, ZZ9 9ZZ']
    const both = [{ address: dad }, { address: refuge }]
    const known = [
      person('mother', 'Sandy Example', { addressProtected: true, contact: { address: refuge }, reachedBefore: both }),
      person('father', 'Glen Example', { contact: { address: dad }, reachedBefore: both }),
    ]
    const told = { ...disclosure, people: [{ caseId: 'c', personId: 'mother', ground: 'other-person' as const }] }
    const taken = hiddenIn(known, 'c', 'father', told)
    const said = { name: 'Glen Example', contact: { address: '9 dad street', phone: refuge } }
    const held = {
      caseId: 'c',
      events: [],
      anonymous: false,
      people: [{ id: 'father', kind: 'father' as const, said }],
    }
    const shown = takeOut({ people: [{ kind: 'father', said }], entries: [], concern: dad }, held, taken, {
      askerId: 'father',
    })
    expect(shown.people).toMatchObject([{ said: { contact: { address: '9 dad street', phone: '[not shown]' } } }])
    expect(shown.concern).toBe(dad)
    const other = takeOut({ people: [], entries: [], concern: dad }, held, hiddenIn(known, 'c', undefined, told))
    expect(other.concern).toBe('[not shown]')
  })
})

/** What would be found in a case of which the mother, whose address is protected, or the father is sent a draft. */
function draftOf(asker: 'mother' | 'father') {
  const concern = 'NORA says that she is at 14 hidden lane.'
  const bodies = [
    { type: 'marked-urgent' as const, reason: 'Nothing' },
    { type: 'service-requested' as const, service: 'Tellwells: Nora', reason: 'Hidden Lane.' },
    { type: 'comment-added' as const, personId: 'father', comment: 'Is it 14 Hidden Lane, Nora?' },
  ]
  const events = stamp(bodies, { after: 0, at: '2026-05-01T09:00:00.000Z', by: 'somebody' })
  const held: HeldCase = {
    ...{ caseId: 'c', anonymous: false, concern },
    people: [{ id: 'referrer', kind: 'referrer', said: { name: 'Nora Tellwell' } }],
    events: events.map((event) => ({ event })),
  }
  const asking = { name: 'Somebody', dateOfBirth: '1990-01-01' }
  const approved = { ...disclosure, requestId: 'r', asking, asker: [{ caseId: 'c', personId: asker }] }
  const taken = hiddenIn(people, 'c', asker, approved)
  const [whole] = disclose([held], approved, rules, hidingIn(taken)).cases
  const shown = withOwnWords(takeOut(whole!, held, taken, { askerId: asker }), {
    ...{ held, approved, own: new Map(), rules, taken },
  })
  return foundIn([{ held, shown }], taken, rules)
}

it('what is told of where others live and go to school stays, whoever has the same street or works there, but for what is protected', () => {
  const teller = person('referrer', 'Nora Tellwell', {
    ...{ referred: true as const, organisation: 'Oakhidden Primary School' },
    contact: { address: '4 Mill Street, Oakhidden, EX4 4AA' },
  })
  const home = { contact: { address: '2 Mill Street, Oakhidden, EX4 4AA' }, adjustments: 'Nora says: none' }
  const school = { school: 'Oakhidden Primary School', contact: { address: '14 Hidden Lane, Safetown, ZZ9 9ZZ' } }
  const held = {
    ...{ caseId: 'c', events: [], anonymous: false },
    people: [
      { id: 'father', kind: 'father' as const, said: home },
      { id: 'child', kind: 'child' as const, said: school },
    ],
  }
  const taken = hiddenIn([mother, person('father', 'Glen Example'), teller], 'c', 'father', disclosure)
  const people = held.people.map(({ kind, said }) => ({ kind, said }))
  expect(
    takeOut({ people, entries: [] }, held, taken, { contactsShown: [{ caseId: 'c', personId: 'father' }] }).people.map(
      (one) => 'said' in one && one.said,
    ),
  ).toEqual([
    { ...home, adjustments: '[not shown] says: none' },
    { school: 'Oakhidden Primary School', contact: { address: '[not shown]' } },
  ])
})
