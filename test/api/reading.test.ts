import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { sharedStack } from '../stack/shared'
import { aCase, accepted, aReferral, ask, decideAssessment } from './http'

const row = { caseId: z.string(), nextDue: z.object({ dueAt: z.string() }).optional() }
const tray = z.object({
  cases: z.array(
    z.union([z.object({ ...row, practice: z.boolean() }), z.strictObject({ ...row, restricted: z.literal(true) })]),
  ),
  next: z.string().optional(),
})

async function allPages(council: string, query: string) {
  const cases: z.output<typeof tray>['cases'] = []
  let path: string | undefined = `/v1/councils/${council}/cases?${query}`
  while (path !== undefined) {
    const page: z.output<typeof tray> = (await ask({ council, path })).as(tray)
    cases.push(...page.cases)
    path = page.next
  }
  return cases
}

describe('trays', () => {
  it('have every case once, the least time left first, page by page', async () => {
    const mine = new Set(
      await Promise.all(Array.from({ length: 7 }, async () => (await aCase('west-northamptonshire')).caseId)),
    )
    const cases = await allPages('west-northamptonshire', 'limit=3')
    const ids = cases.map(({ caseId }) => caseId)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...mine].every((id) => ids.includes(id))).toBe(true)
    const dues = cases.map(({ nextDue }) => nextDue?.dueAt ?? '9999')
    expect(dues).toEqual(dues.toSorted())
  })

  it('leave practice cases out unless asked for', async () => {
    const opened = await ask({
      path: '/v1/councils/anyshire/practice-cases',
      body: { ...aReferral, startAt: '2026-05-22T16:40' },
    })
    const [practice] = opened.as(accepted).cases
    const live = await allPages('anyshire', 'limit=100')
    expect(live.some((one) => 'practice' in one && one.practice)).toBe(false)
    expect(live.map(({ caseId }) => caseId)).not.toContain(practice?.caseId)
    const asked = await allPages('anyshire', 'limit=100&practice=true')
    expect(asked.map(({ caseId }) => caseId)).toContain(practice?.caseId)
  })

  it('can be asked for what is overdue', async () => {
    const late = { receivedAt: new Date(Date.now() - 30 * 3_600_000).toISOString(), lateReason: 'Found late.' }
    const overdue = await aCase('anyshire', late)
    const fresh = await aCase('anyshire')
    const ids = (await allPages('anyshire', 'due=overdue&limit=100')).map(({ caseId }) => caseId)
    expect(ids).toContain(overdue.caseId)
    expect(ids).not.toContain(fresh.caseId)
  })
})

const seen = z.object({
  held: z.boolean(),
  legal: z.array(z.object({ command: z.string(), takes: z.string(), send: z.string() })),
  people: z.array(z.object({ id: z.string(), kind: z.string() })),
  contact: z.object({ service: z.string(), why: z.string() }),
})

describe('a case', () => {
  it('can be read at once, and says what may be done and where it is sent', async () => {
    const { path } = await aCase()
    const view = (await ask({ path })).as(seen)
    expect(view.people.map(({ kind }) => kind)).toEqual(['child', 'referrer'])
    const step = view.legal.find(({ command }) => command === 'decide-referral')
    expect(step).toMatchObject({
      takes: 'outcome, reason, fullAssessment?, criteria?, signpostedTo?, withhold?',
      send: `POST ${path}/decisions`,
    })
    expect(view.contact.why).not.toBe('')
    expect((await ask({ path, role: 'viewer' })).as(seen).legal).toEqual([])
  })

  it('has its names in the referral alone, for those who work cases', async () => {
    const { path, reference } = await aCase()
    expect((await ask({ path })).text).not.toContain('Robin')
    expect((await ask({ path: `${path}/timeline` })).text).not.toContain('Robin')
    const referral = `/v1/councils/anyshire/referrals/${reference}`
    expect((await ask({ path: referral })).text).toContain('"forenames":"Robin"')
    expect((await ask({ path: referral, role: 'viewer' })).status).toBe(403)
    expect((await ask({ path: referral, role: 'administrator' })).status).toBe(403)
  })
})

describe('what a council is configured to do', () => {
  it('can be read with the origin of every value', async () => {
    const shape = z.object({
      version: z.string().length(64),
      origins: z.record(z.string(), z.object({ file: z.string(), source: z.string() })),
    })
    const { origins } = (
      await ask({ council: 'blackpool', role: 'viewer', path: '/v1/councils/blackpool/configuration' })
    ).as(shape)
    expect(origins['decision.clock.length']).toMatchObject({ file: 'national.yaml' })
  })

  it('says whom to ring at a time (001-34)', async () => {
    const { text } = await ask({ council: 'lancashire', path: '/v1/councils/lancashire/contacts?at=2026-03-04T17:01' })
    expect(text).toContain('0845 602 1043')
  })
})

describe('what is left open', () => {
  it('is health and the description only; metrics are on a port of their own, without ids', async () => {
    const { api, apiOps } = await sharedStack()
    const status = async (base: string, path: string) => (await fetch(`${base}${path}`)).status
    expect(await status(api, '/healthz')).toBe(200)
    expect(await status(api, '/readyz')).toBe(200)
    expect(await status(api, '/openapi.json')).toBe(200)
    expect(await status(api, '/metrics')).toBe(404)
    await aCase()
    const metrics = await (await fetch(`${apiOps}/metrics`)).text()
    expect(metrics).toContain('route="/v1/councils/:council/referrals",status="201"')
    expect(metrics).not.toMatch(/anyshire|[0-9a-f]{8}-[0-9a-f]{4}-/)
  })
})

describe('what people write', () => {
  it('stays out of answers to faults, logs and metrics', async () => {
    const canary = 'Canary7731'
    const words = {
      referrer: { anonymous: false, name: canary, contact: { email: `${canary}@example.org`, address: canary } },
      concern: canary,
      children: [{ forenames: canary, surname: canary, dateOfBirth: '2020-01-01', school: canary }],
    }
    const { path } = await aCase('anyshire', words)
    await ask({ path: `${path}/decisions`, body: { ...decideAssessment, reason: canary } })
    await ask({ path: `/v1/councils/anyshire/cases/${canary}` })
    await ask({ path: `/v1/${canary}?${canary}=${canary}`, headers: { 'x-name': canary } })
    const faulty = await ask({
      path: '/v1/councils/anyshire/referrals',
      body: { ...aReferral, ...words, source: canary, [canary.repeat(5)]: canary },
    })
    expect(faulty.text).not.toContain(canary)
    const { apiOps } = await sharedStack()
    expect(await (await fetch(`${apiOps}/metrics`)).text()).not.toContain(canary)
    const logs = join(dirname(process.env['CASEWAY_TEST_RUN'] ?? ''), 'logs')
    for (const log of ['api.log', 'worker.log']) expect(readFileSync(join(logs, log), 'utf8')).not.toContain(canary)
    const lines = readFileSync(join(logs, 'api.log'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'))
    for (const line of lines) expect(() => z.object({ level: z.number() }).parse(JSON.parse(line))).not.toThrow()
  })
})
