import { askedOf, casesProposed, holdsAnyOf } from './matter-secrets'

const dan = { forenames: 'Dan', surname: 'Testwell' }
const contact = { address: '5 Sample Road, Sampleton, ZZ1 1ZZ', phone: '07700 900222', email: 'dan@sample.example' }
const referral = {
  intake: {
    referrer: { name: 'Nell Neighbour' },
    children: [{ forenames: 'Tess', surname: 'Testwell' }],
    people: [{ name: 'Daniel James TESTWELL', dateOfBirth: '1985-05-06', contact }],
  },
  people: { children: [{ id: 'child' }], people: [{ id: 'dad' }], referrer: { id: 'nell' } },
}

describe('whose cases a letter of a matter may speak of', () => {
  it('are those of whoever asks and of whom they ask about, as they are and were called', () => {
    const asker = { ...dan, reach: [] }
    expect(askedOf({ request: { requester: dan } })).toEqual([asker])
    const subject = { forenames: 'Tess', surname: 'Testwell', postcode: 'ZZ1 1ZZ' }
    const former = { formerNames: ['Dan James Before'], formerAddresses: ['1 Old Road'] }
    expect(askedOf({ request: { requester: dan, subject, ...former } })).toEqual([
      { ...dan, reach: ['1 Old Road'] },
      { forenames: 'Tess', surname: 'Testwell', reach: ['ZZ1 1ZZ'] },
      { forenames: 'Dan James', surname: 'Before', reach: [] },
    ])
  })

  it.each([
    ...[
      ['Dan', 'Testwell'],
      ['tess ', 'téstwell'],
      ['Nell', 'Neighbour'],
      ['D', 'Testwell'],
      ['Mr D', 'Testwell'],
    ],
    ...[
      ['D.', 'Testwell'],
      ['D.J.', 'Testwell'],
      ['DJ', 'Testwell'],
      ['Mr', 'Testwell'],
      ['', 'Testwell'],
    ],
    ...[
      ['Dan', 'Test-Well'],
      ['Testwell', 'D'],
      ['.', 'Mr D Testwell'],
      ['Mr Dan', 'Testwell-Other'],
      ['D', 'T'],
    ],
    ...[
      ['Dan Testwell', 'Mr'],
      ['-', '-'],
    ],
  ])('000-05 are all in which somebody may be taken for %s %s', (forenames, surname) => {
    expect(holdsAnyOf(referral, [{ forenames, surname, reach: [] }])).toBe(true)
  })

  it.each([
    ['Moira', 'Testwell'],
    ['Mr M', 'Testwell'],
    ['Dan', 'Otherby'],
    ['D', 'Otherby'],
    ['', 'Sample'],
  ])('are not those of other people: %s %s', (forenames, surname) =>
    expect(holdsAnyOf(referral, [{ forenames, surname, reach: ['2 Other Road, ZZ2 2ZZ'] }])).toBe(false),
  )

  it('000-05 are those of the same surname and date of birth, whatever the forename', () => {
    const asked = { forenames: 'Bob', surname: 'Testwell', dateOfBirth: '1985-05-06', reach: [] }
    expect(holdsAnyOf(referral, [asked])).toBe(true)
    expect(holdsAnyOf(referral, [{ ...asked, dateOfBirth: '1985-05-07' }])).toBe(false)
    expect(holdsAnyOf(referral, [{ ...asked, surname: 'Otherby' }])).toBe(false)
  })

  it.each(['Flat 1, 5  sample-ROAD', 'zz1 1zz', '+44 (0)7700 900222', 'DAN@sample.example'])(
    '000-05 are those of who is reached in the same way, whatever the forename: %s',
    (reach) => expect(holdsAnyOf(referral, [{ forenames: 'Bob', surname: 'Testwell', reach: [reach] }])).toBe(true),
  )

  it('are those of every proposal, also of one that was returned', () => {
    const seen = { at: '2026-06-01T10:00:00.000Z', by: 'worker' }
    const propose = (seq: number, caseIds: readonly string[]) => ({
      ...{ type: 'disclosure-proposed', seq, ...seen },
      cases: caseIds.map((caseId) => ({ caseId, upTo: 1 })),
    })
    const events = [propose(1, ['a']), { type: 'disclosure-returned', seq: 2, ...seen }, propose(3, ['a', 'b'])]
    expect(casesProposed(events)).toEqual(['a', 'b'])
    expect(casesProposed([propose(1, [])])).toEqual([])
  })
})
