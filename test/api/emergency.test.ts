import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { emergencyAccesses } from '../../api/matters/emergency/emergency-api'
import { homeAt } from '../../cli/serve/home'
import { localPerson, mintToken } from '../../cli/serve/identity'
import { listAlarms } from '../../db/alarms'
import { listAudit } from '../../db/audit'
import { createDatabase, readCouncil, type Database } from '../../db/pool'
import { Stack } from '../stack/stack'
import { until } from '../support/until'
import { aReferral, askOf, caseOf, decideAssessment, type Ask } from './http'

const council = 'anyshire'
const all = `/v1/councils/${council}/emergency-accesses`
const reason = 'Nobody who is admitted answers.'
const access = z.looseObject({ id: z.string(), stage: z.string(), until: z.string(), endedAt: z.string().optional() })
const items = z.object({ workItems: z.array(z.looseObject({ kind: z.string(), caseId: z.string().optional() })) })
const rows = z.object({ matters: z.array(z.looseObject({ id: z.string() })) })

let stack: Stack
let db: Database
const ask = (sent: Ask) => askOf(stack.run, sent)

beforeAll(async () => {
  stack = await Stack.start({})
  db = createDatabase(stack.run.databaseUrl)
}, 120_000)
afterAll(async () => {
  await db.end()
  await stack.stop()
}, 120_000)

/** A case to which the service manager alone is admitted. */
async function aShutCase() {
  const one = caseOf(await ask({ path: `/v1/councils/${council}/referrals`, body: aReferral }), council)
  const body = { kind: 'restrict-record', because: 'high-profile', admit: [], reason }
  const { status } = await ask({ role: 'service-manager', path: `${one.path}/decisions`, body })
  expect(status).toBe(200)
  return one
}

const take = (role: string, caseId: string, more: object = {}) =>
  ask({ role, path: all, body: { caseId, minutes: 30, reason, ...more } })
const taken = async (role: string, caseId: string, more: object = {}) => {
  const answer = await take(role, caseId, more)
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
  return answer.as(access)
}
/** A duty worker whose token spells their id so. */
const spelt = async (subject: string) => ({
  authorization: `Bearer ${await mintToken(homeAt(stack.home), { council, subject, roles: ['duty-worker'], hours: 1 })}`,
})
const looks = async (role: string, path: string) => (await ask({ role, path })).status
const audit = () => readCouncil(db, council, (tx) => listAudit(tx, 0, 100_000))
const hasOpened = (id: string) =>
  until('its workflow to have opened it', async () => (await looked('service-manager', id)).held === false)
const looked = async (role: string, id: string) => (await ask({ role, path: `${all}/${id}` })).as(access)

describe('emergency access (T11)', () => {
  it('opens a restricted record at once, every read under it is on the audit with it, and others are told', async () => {
    const { path, caseId } = await aShutCase()
    expect(await looks('duty-worker', path)).toBe(404)
    const { id } = await taken('duty-worker', caseId)
    for (const rest of ['', '/timeline', '/people']) expect(await looks('duty-worker', path + rest)).toBe(200)
    expect(await looks('social-worker', path)).toBe(404)
    const reads = (await audit()).filter(
      (row) =>
        row.caseId === caseId && row.actorId === localPerson(council, 'duty-worker') && row.outcome === 'answered',
    )
    expect(reads.map(({ actorRole }) => actorRole)).toEqual(Array(3).fill(`duty-worker under-access:${id}`))
    const { workItems } = (await ask({ path: `/v1/councils/${council}/work-items` })).as(items)
    expect(workItems.filter((one) => one.caseId === id)).toMatchObject([{ kind: 'emergency-access' }])
    const alarms = await readCouncil(db, council, (tx) => listAlarms(tx, 100))
    expect(alarms).toContainEqual(
      expect.objectContaining({ kind: 'emergency-access', caseId: id, subject: localPerson(council, 'duty-worker') }),
    )
  }, 120_000)

  it('is shown to who took it and who may review it, and to nobody else, nor to who has a conflict of interest', async () => {
    const { path, caseId } = await aShutCase()
    const { id } = await taken('duty-worker', caseId)
    const lists = async (role: string) =>
      (await ask({ role, path: `${all}?limit=100` })).as(rows).matters.some((row) => row.id === id)
    for (const role of ['duty-worker', 'team-manager', 'duty-manager'])
      expect([role, await looks(role, `${all}/${id}`), await lists(role)]).toEqual([role, 200, true])
    expect([await looks('social-worker', `${all}/${id}`), await lists('social-worker')]).toEqual([404, false])
    const body = { kind: 'declare-conflict', staffId: localPerson(council, 'duty-manager'), reason }
    await ask({ role: 'service-manager', path: `${path}/decisions`, body })
    expect([await looks('duty-manager', `${all}/${id}`), await lists('duty-manager')]).toEqual([404, false])
  }, 120_000)

  it('ends when its time is over while no worker runs, and on the record once one does', async () => {
    const { path, caseId } = await aShutCase()
    const { id } = await taken('duty-worker', caseId, { minutes: 1 })
    await hasOpened(id)
    await stack.hold('worker')
    expect(await looks('duty-worker', path)).toBe(200)
    expect((await ask({ role: 'team-manager', path })).problem.code).toBe('record-restricted')
    await until('its minute to be over', async () => (await looks('duty-worker', path)) === 404, 75_000)
    expect((await looked('team-manager', id)).stage).toBe('granted')
    await stack.release('worker')
    await until(
      'its end to be on the record',
      async () => (await looked('team-manager', id)).stage === 'to-be-reviewed',
    )
    const { endedAt, until: promised } = await looked('team-manager', id)
    expect(endedAt).toBe(promised)
  }, 180_000)

  it('given back, it opens nothing; it is reviewed by somebody else, and is nobody’s work then', async () => {
    const { path, caseId } = await aShutCase()
    const { id } = await taken('team-manager', caseId)
    expect(await looks('team-manager', path)).toBe(200)
    await hasOpened(id)
    const back = await ask({ role: 'team-manager', path: `${all}/${id}/practice`, body: { kind: 'end-own-access' } })
    expect([back.status, back.text]).toEqual([200, expect.stringContaining('to-be-reviewed')])
    expect((await ask({ role: 'team-manager', path })).problem.code).toBe('record-restricted')
    const review = (role: string) =>
      ask({ role, path: `${all}/${id}/decisions`, body: emergencyAccesses.decisions.examples['justified'] })
    expect([(await review('duty-worker')).status, (await review('team-manager')).problem.code]).toEqual([
      403,
      'own-access',
    ])
    expect((await review('duty-manager')).status).toBe(200)
    const { workItems } = (await ask({ path: `/v1/councils/${council}/work-items` })).as(items)
    expect(workItems.some((one) => one.caseId === id)).toBe(false)
  }, 120_000)

  it('does nothing that would outlast it: who sees the record is for those to whom it is open otherwise', async () => {
    const { path, caseId } = await aShutCase()
    const [me, admitted] = [localPerson(council, 'team-manager'), localPerson(council, 'service-manager')]
    const { id } = await taken('team-manager', caseId)
    const steps = [
      { kind: 'admit-to-record', staffId: me, reason },
      { kind: 'remove-from-record', staffId: admitted, reason },
      { kind: 'declare-conflict', staffId: admitted, reason },
      { kind: 'lift-restriction', reason },
    ]
    for (const body of steps) {
      const answer = await ask({ role: 'team-manager', path: `${path}/decisions`, body })
      expect([body.kind, answer.status, answer.problem.code]).toEqual([body.kind, 403, 'record-restricted'])
    }
    const decided = await ask({ role: 'team-manager', path: `${path}/decisions`, body: decideAssessment })
    expect(decided.status).toBe(200)
    const allocate = { kind: 'allocate', workerId: me }
    expect((await ask({ role: 'team-manager', path: `${path}/practice`, body: allocate })).status).toBe(403)
    await hasOpened(id)
    await ask({ role: 'team-manager', path: `${all}/${id}/practice`, body: { kind: 'end-own-access' } })
    expect((await ask({ role: 'team-manager', path })).problem.code).toBe('record-restricted')
    expect(await looks('service-manager', path)).toBe(200)
  }, 120_000)

  it('is held once at a time by a person, and taken again when it is given back; a reason says something', async () => {
    const { path, caseId } = await aShutCase()
    const both = await Promise.all([take('duty-worker', caseId), take('duty-worker', caseId)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    const [one, other] = both.toSorted((a, b) => a.status - b.status)
    expect(other?.problem.code).toBe('access-running')
    expect((await take('team-manager', caseId)).status).toBe(201)
    const { id } = one!.as(access)
    await hasOpened(id)
    await ask({ role: 'duty-worker', path: `${all}/${id}/practice`, body: { kind: 'end-own-access' } })
    expect(await looks('duty-worker', path)).toBe(404)
    for (const said of ['.', 'because', '1234567890 123', '. . . . . . . . . . . .'])
      expect((await take('duty-worker', caseId, { reason: said })).faults).toEqual(['/reason too-short'])
    expect((await take('duty-worker', caseId)).status).toBe(201)
  }, 120_000)

  it('is held once at a time however the person’s id is written, and opens the record to the id that took it alone', async () => {
    const { path, caseId } = await aShutCase()
    const id = localPerson(council, 'duty-worker')
    const spellings = await Promise.all([id, id.toUpperCase(), id.replace('dev', 'Dev')].map(spelt))
    const takes = await Promise.all(
      spellings.map((headers) => ask({ path: all, headers, body: { caseId, minutes: 30, reason } })),
    )
    expect(takes.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const refused = takes.filter(({ status }) => status === 409).map(({ problem }) => problem.code)
    expect(refused).toEqual(['access-running', 'access-running'])
    const seen = await Promise.all(spellings.map((headers) => ask({ path, headers })))
    expect(seen.map(({ status }) => status === 200)).toEqual(takes.map(({ status }) => status === 201))
  }, 120_000)

  it('is not taken for longer than allowed, to what is open, or to what is not there for who has a conflict of interest', async () => {
    const { path, caseId } = await aShutCase()
    expect((await take('duty-worker', caseId, { minutes: 241 })).faults).toEqual(['/minutes not-allowed'])
    expect((await take('service-manager', caseId)).problem.code).toBe('access-not-needed')
    expect((await take('viewer', caseId)).status).toBe(403)
    const body = { kind: 'declare-conflict', staffId: localPerson(council, 'duty-worker'), reason }
    await ask({ role: 'service-manager', path: `${path}/decisions`, body })
    const [theirs, unknown] = [await take('duty-worker', caseId), await take('duty-worker', randomUUID())]
    expect([theirs.status, theirs.text]).toEqual([unknown.status, unknown.text])
    expect(theirs.faults).toEqual(['/caseId unknown-case'])
    expect((await audit()).filter((row) => row.action === 'emergency-access.receive').at(-1)?.outcome).toBe(
      'invalid-request',
    )
  }, 120_000)

  it('ends for who has it as soon as they have a conflict of interest', async () => {
    const { path, caseId } = await aShutCase()
    await taken('duty-worker', caseId)
    expect(await looks('duty-worker', path)).toBe(200)
    const body = { kind: 'declare-conflict', staffId: localPerson(council, 'duty-worker'), reason }
    await ask({ role: 'service-manager', path: `${path}/decisions`, body })
    expect(await looks('duty-worker', path)).toBe(404)
  }, 120_000)
})

it('our own engineers read nothing, and under emergency access that one record and nothing else', async () => {
  const role = 'support-engineer'
  const open = caseOf(await ask({ path: `/v1/councils/${council}/referrals`, body: aReferral }), council)
  const other = await aShutCase()
  for (const path of [open.path, `${open.path}/timeline`, `/v1/councils/${council}/cases`, other.path])
    expect([path, await looks(role, path)]).toEqual([path, 403])
  const { id } = await taken(role, open.caseId)
  for (const rest of ['', '/timeline', '/notices']) expect(await looks(role, open.path + rest)).toBe(200)
  expect(await looks(role, other.path)).toBe(403)
  expect(await looks(role, `/v1/councils/${council}/cases`)).toBe(403)
  expect((await ask({ role, path: `${open.path}/decisions`, body: decideAssessment })).status).toBe(403)
  await hasOpened(id)
  await ask({ role, path: `${all}/${id}/practice`, body: { kind: 'end-own-access' } })
  expect(await looks(role, open.path)).toBe(403)
}, 120_000)
