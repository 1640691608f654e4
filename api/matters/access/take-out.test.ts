import type { KnownPerson } from '../../../notices/people'
import { redact } from '../../../notices/redact'
import { foundIn, hiddenIn, takeOut } from './take-out'

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
    const concern = 'NORA says that she is at 14 hidden lane.'
    const event = {
      ...{ type: 'comment-added' as const, personId: 'father', comment: 'Tellwells: Nora, Hidden Lane.' },
      ...{ seq: 2, at: '2026-05-01T09:00:00.000Z', by: 'somebody' },
    }
    const held = { caseId: 'c', events: [{ event }], people: [], anonymous: false, concern }
    expect(foundIn([held], hiddenIn(people, 'c', 'father', disclosure))).toEqual([
      {
        ...{ record: 1, whose: 'Sandy Example', because: 'address-protected', what: 'address' },
        ...{ places: 2, entries: [0, 2] },
      },
      {
        ...{ record: 1, whose: 'Nora Tellwell', because: 'who-referred', what: 'who-referred' },
        ...{ places: 3, entries: [0, 2] },
      },
    ])
  })
})

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
  expect(takeOut({ people, entries: [] }, held, taken).people.map((one) => 'said' in one && one.said)).toEqual([
    { ...home, adjustments: '[not shown] says: none' },
    { school: 'Oakhidden Primary School', contact: { address: '[not shown]' } },
  ])
})
