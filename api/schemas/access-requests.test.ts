import { accessRequests } from '../matters/access/access-api'
import { accessDecisionExamples, accessPracticeExamples } from '../matters/access/examples'
import { accessDecision, accessPractice } from './access-requests-steps'
import { accessRequestBody } from './access-requests'

const { example } = accessRequests
const subject = {
  surname: 'Example',
  forenames: 'Robin',
  dateOfBirth: '2015-02-11',
  address: '1 Sample Street, Exampleton',
  postcode: 'EX1 1EX',
}

const faultsAt = (body: unknown): string[] => {
  const read = accessRequestBody.safeParse(body)
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('/'))
}

describe('the form of an access request', () => {
  it('001-29, 001-31 takes the form about oneself and about somebody else, with what helps to find the records', () => {
    expect(faultsAt({ ...example, formerAddresses: ['2 Sample Street'], searchHints: 'The old school.' })).toEqual([])
    const about = { ...example, aboutSelf: false, subject, relationship: 'parent', permission: 'A signed letter.' }
    expect(faultsAt(about)).toEqual([])
  })

  it('001-29 needs the details of the other person exactly where it is about somebody else', () => {
    expect(faultsAt({ ...example, aboutSelf: false })).toEqual(['subject', 'relationship'])
    expect(faultsAt({ ...example, subject, relationship: 'parent' })).toEqual(['subject', 'relationship'])
    expect(faultsAt({ ...example, requester: { surname: 'Example' } })).toEqual(
      expect.arrayContaining(['requester/forenames', 'requester/dateOfBirth', 'requester/address', 'requester/signed']),
    )
  })

  it.each(Object.values(accessPracticeExamples))('$kind is accepted as in its example', (body) => {
    expect(accessPractice.safeParse(body).success).toBe(true)
  })

  it.each(Object.values(accessDecisionExamples))('$kind is accepted as in its example', (body) => {
    expect(accessDecision.safeParse(body).success).toBe(true)
  })
})
