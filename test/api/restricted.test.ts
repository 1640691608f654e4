import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { z } from 'zod'
import { criteriaAnswers } from '../../api/examples/referral'
import { rectifications } from '../../api/matters/rectification/rectification-api'
import { localPerson } from '../../cli/serve/identity'
import { insertAlarm } from '../../db/alarms'
import { createDatabase, withCouncil } from '../../db/pool'
import { describe as describeApi } from '../attack/description'
import { sharedStack } from '../stack/shared'
import { until } from '../support/until'
import { ask, aCase, aReferral, caseOf, decideAssessment, type Ask } from './http'

const council = 'anyshire'
const reason = 'Somebody in the team is related.'
const events = z.object({ events: z.array(z.object({ seq: z.number(), type: z.string() })) })
const seen = z.object({ viewers: z.array(z.object({ by: z.string(), action: z.string(), outcome: z.string() })) })
const matterId = z.looseObject({ id: z.string() })
const todo = z.object({
  workItems: z.array(z.looseObject({ workItemId: z.string(), caseId: z.string().optional() })),
})
const alarms = z.object({ alarms: z.array(z.looseObject({ caseId: z.string().optional() })) })
const coded = z.object({ code: z.string() })
const tray = z.object({ cases: z.array(z.looseObject({ caseId: z.string() })), next: z.string().optional() })

const decide = (path: string, body: object, role = 'team-manager') =>
  ask({ council, role, path: `${path}/decisions`, body })
const restrict = (path: string) => decide(path, { kind: 'restrict-record', because: 'staff-family', admit: [], reason })

async function raise(alarm: Parameters<typeof insertAlarm>[1]): Promise<void> {
  const db = createDatabase((await sharedStack()).databaseUrl)
  await withCouncil(db, council, (tx) => insertAlarm(tx, alarm)).finally(() => db.end())
}

async function everyCase(role: string) {
  const rows: z.output<typeof tray>['cases'] = []
  let next: string | undefined = `/v1/councils/${council}/cases?limit=100`
  while (next !== undefined) {
    const page: z.output<typeof tray> = (await ask({ council, role, path: next })).as(tray)
    rows.push(...page.cases)
    next = page.next
  }
  return rows
}

describe('a restricted record (T11)', () => {
  it('is on every route as though it were not there, or said to be restricted to those who may know, and leaks nothing', async () => {
    const { path, caseId, reference } = await aCase(council)
    expect((await restrict(path)).status).toBe(200)
    const { operations } = await describeApi((await sharedStack()).api)
    const bound = operations.filter(
      (one) => /\/(cases\/\{case\}|referrals\/\{referral\})/.test(one.path) && one.isGuarded,
    )
    expect(bound.length).toBeGreaterThan(14)
    const before = (await ask({ council, role: 'team-manager', path: `${path}/timeline` })).as(events).events
    for (const { id, method, path: template, body, examples } of bound) {
      const asked = (at: string, role: string): Ask => ({
        ...{ council, role, method },
        path: template
          .replace('{council}', council)
          .replace('{case}', at)
          .replace('{referral}', at === caseId ? reference : at)
          .replace('{clock}', 'decision')
          .replaceAll(/\{\w+\}/g, randomUUID())
          .concat(template.endsWith('/page') ? `?for=${randomUUID()}` : ''),
        ...(body !== undefined && { body: examples[0] ?? {} }),
      })
      for (const role of ['duty-worker', 'social-worker', 'conference-chair', 'viewer', 'administrator']) {
        const shut = await ask(asked(caseId, role))
        const unknown = await ask(asked(randomUUID(), role))
        expect([id, role, shut.status, shut.text]).toEqual([id, role, unknown.status, unknown.text])
        expect([403, 404]).toContain(shut.status)
      }
      for (const role of ['duty-manager', 'service-manager']) {
        const { status, problem } = await ask(asked(caseId, role))
        expect([id, role, status]).toEqual([id, role, 403])
        expect(['record-restricted', 'not-authorised']).toContain(problem.code)
      }
    }
    const after = (await ask({ council, role: 'team-manager', path: `${path}/timeline` })).as(events).events
    expect(after.map(({ type }) => type)).toEqual(before.map(({ type }) => type))
  }, 120_000)

  it('is not named by its id in another case, a referral or a letter, to who may not know of it', async () => {
    const child = { forenames: 'Robin', surname: `Example-${randomUUID().slice(0, 8)}`, dateOfBirth: '2023-02-11' }
    const two = z.object({ cases: z.array(z.object({ caseId: z.string() })) })
    const children = [child, { ...child, forenames: 'Sam' }]
    const related = await aCase(council)
    const body = { ...aReferral, children, related: { caseId: related.caseId, relation: 'sibling' } }
    const said = (await ask({ council, path: `/v1/councils/${council}/referrals`, body })).as(two)
    const [shut = '', open = ''] = said.cases.map(({ caseId }) => caseId)
    const again = async (role: string) =>
      ask({ council, role, path: `/v1/councils/${council}/referrals`, body: { ...aReferral, children } })
    const path = `/v1/councils/${council}/cases/${open}`
    for (const one of [shut, related.caseId]) await restrict(`/v1/councils/${council}/cases/${one}`)
    const names = async (role: string, rest: string) => {
      const { status, text } = await ask({ council, role, path: path + rest })
      return [status, text.includes(shut), text.includes(related.caseId)]
    }
    for (const rest of ['', '/timeline']) {
      expect([rest, await names('duty-worker', rest)]).toEqual([rest, [200, false, false]])
      expect([rest, await names('team-manager', rest)]).toEqual([rest, [200, true, true]])
    }
    expect(await names('duty-manager', '')).toEqual([200, true, true])
    expect(await names('duty-worker', '/notices')).toEqual([200, false, false])
    expect((await again('duty-worker')).text).not.toContain(shut)
    expect((await again('team-manager')).text).toContain(shut)
    const later = caseOf(await again('duty-worker'), council)
    for (const seen of [later.path, `/v1/councils/${council}/referrals/${later.reference}`]) {
      expect((await ask({ council, role: 'duty-worker', path: seen })).text).not.toContain(shut)
      expect((await ask({ council, role: 'team-manager', path: seen })).text).toContain(shut)
    }
  }, 120_000)

  it('is left out of trays, or is there with its next due date alone, and its clocks run on', async () => {
    const { path, caseId } = await aCase(council)
    await restrict(path)
    const find = async (role: string) => (await everyCase(role)).find((row) => row.caseId === caseId)
    expect(await find('duty-worker')).toBeUndefined()
    const known = await find('duty-manager')
    expect(Object.keys(known ?? {}).sort()).toEqual(['caseId', 'nextDue', 'restricted'])
    expect(await find('team-manager')).toMatchObject({ stage: 'awaiting-decision' })
    expect((await decide(path, { kind: 'lift-restriction', reason })).status).toBe(200)
    expect(await find('duty-worker')).toMatchObject({ stage: 'awaiting-decision' })
  }, 120_000)

  it('is out of sight with the matters about it and what is to be done in it, by list and by address', async () => {
    const mother = { kind: 'mother', name: 'Sandy Example', parentalResponsibility: true }
    const body = { ...aReferral, people: [mother] }
    const { caseId, path } = caseOf(await ask({ council, path: `/v1/councils/${council}/referrals`, body }), council)
    expect((await ask({ council, path: `${path}/decisions`, body: decideAssessment })).status).toBe(200)
    const base = `/v1/councils/${council}`
    const rectification = { ...rectifications.example, about: { caseId } }
    const { id } = (await ask({ council, path: `${base}/rectifications`, body: rectification })).as(matterId)
    const find = async (role: string) => {
      const items = (await ask({ council, role, path: `${base}/work-items` })).as(todo).workItems
      return items.find((one) => one.caseId === caseId)
    }
    const sees = async (role: string) => {
      const listed = (await ask({ council, role, path: `${base}/rectifications?limit=100` })).text.includes(id)
      const byId = await ask({ council, role, path: `${base}/rectifications/${id}` })
      return { listed, status: byId.status, item: (await find(role)) !== undefined }
    }
    await until('something to be done', async () => (await find('duty-worker')) !== undefined)
    const item = (await find('duty-worker'))?.workItemId ?? ''
    expect(await sees('duty-worker')).toEqual({ listed: true, status: 200, item: true })
    expect((await restrict(path)).status).toBe(200)
    expect(await sees('duty-worker')).toEqual({ listed: false, status: 404, item: false })
    const done = { as: 'told-by-telephone', note: 'Told.' }
    const tell = async (workItemId: string) =>
      (await ask({ council, role: 'duty-worker', path: `${base}/work-items/${workItemId}/done`, body: done })).text
    expect(await tell(item)).toBe(await tell(randomUUID()))
    expect((await decide(path, { kind: 'lift-restriction', reason })).status).toBe(200)
    expect(await sees('duty-worker')).toEqual({ listed: true, status: 200, item: true })
  }, 120_000)

  it('is not named by an alarm about it or about a matter of it to who may not know of it, who sees that there is one', async () => {
    const { path, caseId } = await aCase(council)
    const body = { ...rectifications.example, about: { caseId } }
    const opened = await ask({ council, path: `/v1/councils/${council}/rectifications`, body })
    const about = [caseId, opened.as(matterId).id]
    const subjects = about.map(() => randomUUID())
    for (const [index, one] of about.entries())
      await raise({ kind: 'case-stopped', caseId: one, ...(subjects[index] && { subject: subjects[index] }) })
    const find = async (role: string) => {
      const { alarms: all } = (await ask({ council, role, path: `/v1/councils/${council}/alarms` })).as(alarms)
      return subjects.map((subject) => all.filter((one) => one.subject === subject).map((one) => one.caseId))
    }
    const [named, unnamed] = [about.map((one) => [one]), [[undefined], [undefined]]]
    expect(await find('administrator')).toEqual(named)
    expect((await restrict(path)).status).toBe(200)
    expect(await find('administrator')).toEqual(unnamed)
    for (const role of ['team-manager', 'duty-manager']) expect([role, await find(role)]).toEqual([role, named])
    const conflict = { kind: 'declare-conflict', staffId: localPerson(council, 'service-manager'), reason }
    expect((await decide(path, conflict)).status).toBe(200)
    expect(await find('service-manager')).toEqual(unnamed)
  }, 120_000)

  it('is read by whoever is admitted, until they are removed', async () => {
    const { path } = await aCase(council)
    await restrict(path)
    const worker = localPerson(council, 'duty-worker')
    const looks = async () => (await ask({ council, role: 'duty-worker', path })).status
    expect(await looks()).toBe(404)
    await decide(path, { kind: 'admit-to-record', staffId: worker, reason })
    expect(await looks()).toBe(200)
    await decide(path, { kind: 'remove-from-record', staffId: worker, reason })
    expect(await looks()).toBe(404)
  }, 120_000)

  it('is restricted when it is closed, too', async () => {
    const { path } = await aCase(council)
    const close = { kind: 'decide-referral', outcome: 'information-and-advice', reason, criteria: criteriaAnswers }
    expect((await decide(path, close, 'duty-manager')).status).toBe(200)
    const looks = async () => (await ask({ council, role: 'duty-worker', path })).status
    expect([(await restrict(path)).status, await looks()]).toEqual([200, 404])
    const staffId = localPerson(council, 'duty-worker')
    const both = [staffId, localPerson(council, 'viewer')]
    const said = await Promise.all(both.map((one) => decide(path, { kind: 'admit-to-record', staffId: one, reason })))
    expect(said.map(({ status }) => status)).toEqual([200, 200])
    expect((await decide(path, { kind: 'lift-restriction', reason })).status).toBe(200)
    expect((await ask({ council, role: 'duty-worker', path })).as(z.object({ stage: z.string() })).stage).toBe('closed')
    expect((await decide(path, close, 'duty-manager')).problem.code).toBe('case-closed')
  }, 120_000)
})

describe('a conflict of interest (T11)', () => {
  it('shuts out whoever declares one of their own, in the very answer, managers as well', async () => {
    const { path, caseId } = await aCase(council)
    const declared = await decide(path, { kind: 'declare-own-conflict', reason }, 'service-manager')
    expect([declared.status, declared.text.includes('clocks')]).toEqual([202, false])
    const { problem } = await ask({ council, role: 'service-manager', path })
    expect(problem.code).toBe('not-found')
    expect((await everyCase('service-manager')).some((row) => row.caseId === caseId)).toBe(false)
    expect((await ask({ council, role: 'duty-worker', path })).status).toBe(200)
    const staffId = localPerson(council, 'service-manager')
    expect((await decide(path, { kind: 'end-conflict', staffId, reason })).status).toBe(200)
    expect((await ask({ council, role: 'service-manager', path })).status).toBe(200)
  }, 120_000)
})

describe('who looked (T13)', () => {
  it('is on the audit once for each request of a client, answered or refused, over a random run', async () => {
    const { path } = await aCase(council)
    const looks = fc.record({
      role: fc.constantFrom('duty-worker', 'duty-manager', 'team-manager', 'viewer', 'administrator'),
      rest: fc.constantFrom(
        '',
        '/timeline',
        '/notices',
        '/people',
        '/communications-log',
        '/viewers',
        `/receipts/${randomUUID()}`,
      ),
    })
    const ledger: string[] = []
    const run = fc.sample(looks, { numRuns: 40, seed: 6 })
    for (const [index, { role, rest }] of run.entries()) {
      if (index === 20) await restrict(path)
      const { status, text } = await ask({ council, role, path: path + rest })
      ledger.push(`${localPerson(council, role)} ${status === 200 ? 'answered' : coded.parse(JSON.parse(text)).code}`)
    }
    // What was told the case is on the audit as well: that it was received, and restricted.
    const { viewers } = (await ask({ council, role: 'team-manager', path: `${path}/viewers` })).as(seen)
    const added = viewers.filter(({ action }) => !/receive-referral|referral.receive|restrict-record/.test(action))
    expect(added.map(({ by, outcome }) => `${by} ${outcome}`).reverse()).toEqual(ledger)
    expect(new Set(added.map(({ outcome }) => outcome))).toEqual(
      new Set(['answered', 'not-authorised', 'not-found', 'record-restricted']),
    )
  }, 120_000)
})
