import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { listAudit } from '../../db/audit'
import { createDatabase, readCouncil, type Database } from '../../db/pool'
import { sharedStack } from '../stack/shared'
import { until } from '../support/until'
import { aCase, aReferral, ask, decideAssessment, type Ask } from './http'

const description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

/** Without what takes no token of a council, or another kind of token: receipt codes and delivery receipts are tried on their own. */
const methodsOf = (item: Record<string, unknown>): string[] =>
  Object.entries(item).flatMap(([method, operation]) =>
    typeof operation === 'object' && operation !== null && 'security' in operation ? [] : [method],
  )

/** Every route of the description, with ids put in its path. */
async function everyRoute(council: string, ids: { caseId: string; reference: string }): Promise<Ask[]> {
  const { paths } = (await ask({ path: '/openapi.json' })).as(description)
  const routes = Object.entries(paths).filter(([path]) => path.includes('{council}'))
  return routes.flatMap(([path, item]) =>
    methodsOf(item).map((method) => ({
      method: method.toUpperCase(),
      path: path
        .replace('{council}', council)
        .replace('{case}', ids.caseId)
        .replace('{referral}', ids.reference)
        .replace(/\{(messageId|notice|person|item)\}/, ids.caseId),
      ...(method === 'post' && { body: {} }),
    })),
  )
}

describe('one council', () => {
  it('gets the very same answer for what is another council’s as for what does not exist, on every route', async () => {
    const theirs = await aCase('blackpool')
    const nothing = { caseId: randomUUID(), reference: randomUUID() }
    const unknown = await ask({ path: `/v1/councils/anyshire/cases/${randomUUID()}` })
    expect(unknown.status).toBe(404)
    const tries = [
      ...(await everyRoute('blackpool', theirs)),
      ...(await everyRoute('nowhere', nothing)),
      ...(await everyRoute('BLACKPOOL', theirs)),
    ]
    expect(tries.length).toBeGreaterThan(40)
    for (const sent of tries) {
      const answer = await ask({ ...sent, council: 'anyshire', role: 'service-manager' })
      expect([sent.method, sent.path, answer.status, answer.text]).toEqual([sent.method, sent.path, 404, unknown.text])
    }
  })

  it('cannot reach another council’s case under its own address', async () => {
    const theirs = await aCase('blackpool')
    const own = `/v1/councils/anyshire/cases/${theirs.caseId}`
    const unknown = await ask({ path: `/v1/councils/anyshire/cases/${randomUUID()}` })
    for (const path of [
      own,
      `${own}/timeline`,
      `${own}/notices`,
      `${own}/receipts/${theirs.caseId}`,
      `/v1/councils/anyshire/referrals/${theirs.reference}`,
    ]) {
      expect((await ask({ path })).text).toBe(unknown.text)
    }
    const decided = await ask({ path: `${own}/decisions`, body: decideAssessment })
    expect(decided.text).toBe(unknown.text)
    const moved = await ask({
      path: `/v1/councils/anyshire/practice-cases/${theirs.caseId}/advance`,
      body: { hours: 1 },
    })
    expect(moved.text).toBe(unknown.text)
  })

  it('is nobody but the council of the token, whatever else a request says', async () => {
    const hints = { 'x-council': 'blackpool', 'x-tenant-id': 'blackpool', 'x-forwarded-host': 'blackpool' }
    expect((await ask({ path: '/v1/councils/anyshire/cases', headers: hints })).status).toBe(200)
    const body = { ...aReferral, council: 'blackpool', tenantId: 'blackpool', decidedBy: 'x' }
    expect((await ask({ path: '/v1/councils/anyshire/referrals', body })).status).toBe(400)
  })
})

describe('the audit', () => {
  /** One in which no test proclaims a bank holiday, of which every open case would be told. */
  const council = 'west-northamptonshire'
  let db: Database
  beforeAll(async () => {
    db = createDatabase((await sharedStack()).databaseUrl)
  })
  afterAll(() => db.end())

  const rowsOf = async (caseId: string) =>
    (await readCouncil(db, council, (tx) => listAudit(tx, 0, 100_000))).filter(
      (row) => row.caseId === caseId && row.actorId !== 'caseway',
    )

  it('has one row for each look at a case, and for each try that was refused', async () => {
    const { caseId, path } = await aCase(council)
    await until('the referral to be heard', async () =>
      (await rowsOf(caseId)).some(({ outcome }) => outcome === 'applied'),
    )
    for (const rest of ['', '/timeline', '/notices', `/receipts/${caseId}`])
      await ask({ council, path: `${path}${rest}` })
    await ask({ council, role: 'viewer', path: `${path}/timeline` })
    await ask({ council, role: 'viewer', path: `${path}/decisions`, body: decideAssessment })
    await ask({ council, path: `${path}/decisions`, body: { kind: 'x' } })
    await ask({ council, path, headers: { authorization: 'Bearer a.b.c' } })
    const rows = (await rowsOf(caseId)).map(({ action, outcome }) => `${action} ${outcome}`).sort()
    expect(rows).toEqual(
      [
        'case.decisions invalid-request',
        'case.decisions not-authorised',
        'case.notices answered',
        'case.read answered',
        'case.read unauthenticated',
        'case.receive-referral applied',
        'case.timeline answered',
        'case.timeline not-authorised',
        'receipt.read answered',
      ].sort(),
    )
  })
})
