import { randomUUID } from 'node:crypto'
import { mintToken } from '../../cli/serve/identity'
import { sharedHome } from '../stack/shared'
import { ask, aReferral, decideAssessment } from './http'
import { z } from 'zod'

const council = 'anyshire'
const path = `/v1/councils/${council}/revocations`
const opened = z.object({ cases: z.array(z.object({ caseId: z.string() })) })
const revocations = z.object({ revocations: z.array(z.object({ revocationId: z.string(), reason: z.string() })) })

async function tokenFor(subject: string, jti?: string): Promise<Record<string, string>> {
  const token = await mintToken(sharedHome(), {
    council,
    subject,
    roles: ['duty-manager'],
    hours: 1,
    ...(jti && { jti }),
  })
  return { authorization: `Bearer ${token}` }
}

async function caseToDecide(): Promise<string> {
  const answer = await ask({ path: `/v1/councils/${council}/referrals`, body: aReferral })
  return answer.as(opened).cases[0]?.caseId ?? ''
}

const decide = (caseId: string, headers: Record<string, string>) =>
  ask({ path: `/v1/councils/${council}/cases/${caseId}/decisions`, body: decideAssessment, headers })

describe('a revocation', () => {
  it('of a person holds from their next decision on: 401, and nothing is decided', async () => {
    const subject = `leaver-${randomUUID().slice(0, 8)}`
    const [first, second] = [await caseToDecide(), await caseToDecide()]
    const headers = await tokenFor(subject)
    expect((await decide(first, headers)).status).toBe(200)
    const made = await ask({ path, role: 'service-manager', body: { personId: subject, reason: 'left' } })
    expect(made.status).toBe(201)
    const refused = await decide(second, headers)
    expect([refused.status, refused.problem.code]).toEqual([401, 'unauthenticated'])
    const view = await ask({ path: `/v1/councils/${council}/cases/${second}` })
    expect(view.text).toContain('"awaiting-decision"')
  })

  it('of one token leaves the others of the same person', async () => {
    const subject = `worker-${randomUUID().slice(0, 8)}`
    const lost = randomUUID()
    const [of, other] = [await tokenFor(subject, lost), await tokenFor(subject, randomUUID())]
    await ask({ path, role: 'administrator', body: { tokenId: lost, reason: 'device-lost' } })
    const read = (headers: Record<string, string>) => ask({ path: `/v1/councils/${council}/cases`, headers })
    expect([(await read(of)).status, (await read(other)).status]).toEqual([401, 200])
  })

  it('is made once for each key, listed, and for those alone who are permitted', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const body = { personId: `leaver-${randomUUID().slice(0, 8)}`, reason: 'changed-role' }
    const [once, again] = [
      await ask({ path, role: 'service-manager', body, headers }),
      await ask({ path, role: 'service-manager', body, headers }),
    ]
    expect([once.status, again.status, again.text]).toEqual([201, 201, once.text])
    const other = await ask({ path, role: 'service-manager', body: { ...body, reason: 'left' }, headers })
    expect(other.problem.code).toBe('idempotency-key-reused')
    const listed = (await ask({ path, role: 'administrator' })).as(revocations).revocations
    expect(listed).toContainEqual(expect.objectContaining({ revocationId: headers['idempotency-key'] }))
    expect((await ask({ path, role: 'duty-manager', body })).status).toBe(403)
    const later = { ...body, issuedUntil: '2999-01-01T00:00:00Z' }
    expect((await ask({ path, role: 'service-manager', body: later })).faults).toEqual(['/issuedUntil in-the-future'])
  })

  it('of one council is none of another', async () => {
    const subject = 'dev-duty-manager-blackpool'
    await ask({ path, role: 'service-manager', body: { personId: subject, reason: 'mistake' } })
    expect((await ask({ council: 'blackpool', path: '/v1/councils/blackpool/cases' })).status).toBe(200)
  })
})
