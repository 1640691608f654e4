import { randomUUID } from 'node:crypto'
import { listAlarms } from '../../db/alarms'
import { listAudit } from '../../db/audit'
import { createDatabase, readCouncil } from '../../db/pool'
import { Stack } from '../stack/stack'
import { ownTenants } from '../support/own-tenants'
import { aReferral, askOf, caseOf, decideAssessment, type Answer, type Ask } from './http'

const quotas = `
quotas:
  source: a test
  reading: { person: { burst: 40, perMinute: 60 }, council: { burst: 60, perMinute: 60 } }
  withoutToken: { burst: 10, perMinute: 60 }
  differentCases: { most: 3, withinMinutes: 10 }
`
let stack: Stack
const tenants = ownTenants({ anyshire: quotas })
const ask = (sent: Ask): Promise<Answer> => askOf(stack.run, sent)
const times = (count: number, sent: Ask) => Promise.all(Array.from({ length: count }, () => ask(sent)))
const statuses = (answers: readonly Answer[]) => new Set(answers.map(({ status }) => status))

beforeAll(async () => {
  stack = await Stack.start({ env: { CASEWAY_TENANTS_DIR: tenants.directory } })
}, 120_000)
afterAll(async () => {
  await stack.stop()
  tenants.remove()
}, 120_000)

const tray = { path: '/v1/councils/anyshire/cases' }

it('too much reading is answered 429 with when to come again; decisions, and other councils, are not held up by it', async () => {
  const { path } = caseOf(await ask({ path: '/v1/councils/anyshire/referrals', body: aReferral }), 'anyshire')
  const answers = await times(200, tray)
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(100)
  expect(statuses(answers)).toEqual(new Set([200, 429]))
  for (const { problem, headers } of refused) {
    expect(problem.code).toBe('too-many-requests')
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  }
  expect((await ask({ path: `${path}/decisions`, body: decideAssessment })).status).toBe(200)
  expect(statuses(await times(50, { council: 'blackpool', path: '/v1/councils/blackpool/cases' }))).toEqual(
    new Set([200]),
  )
})

it('too much without a token is answered 429, takes nothing from those who have one, and is on the audit once', async () => {
  const stranger = { path: '/v1/councils/anyshire/configuration', headers: { authorization: 'Bearer a.b.c' } }
  expect(statuses(await times(60, stranger))).toEqual(new Set([401, 429]))
  expect((await ask({ ...tray, role: 'team-manager' })).status).toBe(200)
  const db = createDatabase(stack.run.databaseUrl)
  const rows = await readCouncil(db, 'anyshire', (tx) => listAudit(tx, 0, 10_000))
  await db.end()
  const ours = rows.filter(({ action }) => action === 'configuration.read').map(({ outcome }) => outcome)
  expect(ours.filter((outcome) => outcome === 'too-many-requests')).toHaveLength(1)
  expect(ours.filter((outcome) => outcome === 'unauthenticated').length).toBeLessThan(20)
})

it('many different cases read by one person are refused and raise one alarm, of which managers are told', async () => {
  const one = (caseId: string) => ask({ role: 'social-worker', path: `/v1/councils/anyshire/cases/${caseId}` })
  const ids = Array.from({ length: 8 }, () => randomUUID())
  const answers = []
  for (const id of ids) answers.push((await one(id)).status)
  expect(answers).toEqual([404, 404, 404, 429, 429, 429, 429, 429])
  expect((await one(ids[0] ?? '')).status).toBe(404)
  const db = createDatabase(stack.run.databaseUrl)
  const alarms = await readCouncil(db, 'anyshire', (tx) => listAlarms(tx, 100))
  await db.end()
  expect(alarms).toEqual([expect.objectContaining({ kind: 'mass-reading', subject: 'dev-social-worker-anyshire' })])
  const told = await ask({ role: 'service-manager', path: '/v1/councils/anyshire/alarms' })
  expect(told.text).toContain('"subject":"dev-social-worker-anyshire"')
  expect((await ask({ role: 'service-manager', path: '/v1/councils/anyshire/work-items' })).text).toContain(
    'mass-reading',
  )
  expect(await fetch(`${stack.run.apiOps}/metrics`).then((answer) => answer.text())).toContain(
    'caseway_alarms_total{kind="mass-reading"} 1',
  )
})
