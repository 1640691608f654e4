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

  it('001-29 finds every number, e-mail address and postcode that cannot be one, all at once', () => {
    const requester = { ...subject, signed: true, telephone: 'abc', email: 'nonsense', postcode: 'not a postcode' }
    const about = { aboutSelf: false, relationship: 'parent', subject: { ...subject, telephone: '07700 900 12' } }
    expect(faultsAt({ ...example, ...about, requester })).toEqual([
      ...['requester/postcode', 'requester/telephone', 'requester/email', 'subject/telephone'],
    ])
  })

  it('001-29 refuses days of birth in the future, of both', () => {
    const body = { requester: { dateOfBirth: '2035-01-01' }, subject: { dateOfBirth: '2030-01-01' } }
    expect(
      accessRequests.faults?.(body, '2026-06-01T10:00:00.000Z').map(({ path, code }) => `${path} ${code}`),
    ).toEqual([...['/requester/dateOfBirth in-the-future', '/subject/dateOfBirth in-the-future']])
  })

  it.each(Object.values(accessPracticeExamples))('$kind is accepted as in its example', (body) => {
    expect(accessPractice.safeParse(body).success).toBe(true)
  })

  it.each(Object.values(accessDecisionExamples))('$kind is accepted as in its example', (body) => {
    expect(accessDecision.safeParse(body).success).toBe(true)
  })
})
