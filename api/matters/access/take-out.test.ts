import type { KnownPerson } from '../../../notices/people'
import { secretsOf } from './take-out'

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

describe('what is taken out of an export, whatever was decided', () => {
  it('is how those are reached whose address is protected, and who referred', () => {
    const secrets = secretsOf(people, 'c', person('asker', 'Glen Example'), disclosure)
    expect(secrets).toEqual(
      expect.arrayContaining(['14 Hidden Lane, Safetown, ZZ9 9ZZ', '07700 900111', 'Nora Tellwell']),
    )
  })

  it('is not their own, and not who referred where they are to be shown', () => {
    const shown = { ...disclosure, referrerShownIn: ['c'] }
    const secrets = secretsOf(people, 'c', person('asker', 'sandy example'), shown)
    expect(secrets.join()).not.toMatch(/Hidden|900111|Tellwell/)
  })

  it('is all that names or reaches somebody who is withheld', () => {
    const withheld = { ...disclosure, people: [{ caseId: 'c', personId: 'father', ground: 'other-person' as const }] }
    expect(secretsOf(people, 'c', person('asker', 'Somebody Else'), withheld)).toContain('Glen Example')
  })
})
