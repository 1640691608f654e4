import { casesProposed, holdsAnyOf, namesAskedOf } from './matter-secrets'

const dan = { forenames: 'Dan', surname: 'Testwell' }
const referral = {
  intake: {
    referrer: { name: 'Nell Neighbour' },
    children: [{ forenames: 'Tess', surname: 'Testwell' }],
    people: [{ name: 'Daniel James TESTWELL' }],
  },
  people: { children: [{ id: 'child' }], people: [{ id: 'dad' }], referrer: { id: 'nell' } },
}

describe('whose cases a letter of a matter may speak of', () => {
  it('are those of whoever asks and of whom they ask about', () => {
    expect(namesAskedOf({ request: { requester: dan } })).toEqual(['Dan Testwell'])
    const subject = { forenames: 'Tess', surname: 'Testwell' }
    expect(namesAskedOf({ request: { requester: dan, subject } })).toEqual(['Dan Testwell', 'Tess Testwell'])
  })

  it('are all in which somebody may be called so, however it was written', () => {
    expect(holdsAnyOf(referral, ['Dan Testwell'])).toBe(true)
    expect(holdsAnyOf(referral, ['Another Name', 'tess  téstwell'])).toBe(true)
    expect(holdsAnyOf(referral, ['Nell Neighbour'])).toBe(true)
    expect(holdsAnyOf(referral, ['Moira Testwell', 'Testwell'])).toBe(false)
  })

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
