import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { decisionExamples } from '../../api/examples/commands'
import { mintToken } from '../../cli/serve/identity'
import { addDays } from '../../pathway/calendar/dates'
import { londonDate } from '../../pathway/calendar/london'
import { sharedHome } from '../stack/shared'
import { ask, aCase, decideAssessment } from './http'

const council = 'blackpool'
const path = `/v1/councils/${council}/deputies`
const today = () => londonDate(new Date().toISOString())
const appointed = z.object({ deputyId: z.string(), toDay: z.string() })

async function person(roles: readonly string[], id = `person-${randomUUID().slice(0, 8)}`) {
  const token = await mintToken(sharedHome(), { council, subject: id, roles: [...roles], hours: 1 })
  const headers = { authorization: `Bearer ${token}` }
  return { id, send: (to: string, body: object) => ask({ path: to, body, headers }) }
}

const forToday = (fromPerson: string, toPerson: string, more: object = {}) => ({
  ...{ fromPerson, toPerson, permissions: ['case.act', 'decision.make'], reason: 'leave' },
  ...{ fromDay: today(), toDay: today(), ...more },
})

it('a deputy decides what they may not otherwise, on record as that, and no longer once it has ended', async () => {
  const [manager, worker] = [await person(['team-manager']), await person(['social-worker'])]
  const [first, second, third] = [await aCase(council), await aCase(council), await aCase(council)]
  const decide = (to: string) => worker.send(`${to}/decisions`, decideAssessment)
  expect((await decide(first.path)).problem.code).toBe('role-not-allowed')
  const made = await manager.send(path, forToday(manager.id, worker.id))
  expect([made.status, made.text]).toEqual([201, expect.any(String)])
  expect((await decide(second.path)).status).toBe(200)
  const timeline = await ask({ council, path: `${second.path}/timeline` })
  expect(timeline.text).toContain(worker.id)
  const ended = await manager.send(`${path}/${made.as(appointed).deputyId}/end`, {})
  expect([ended.status, ended.text]).toEqual([200, expect.stringContaining('endedAt')])
  expect((await decide(third.path)).problem.code).toBe('role-not-allowed')
}, 120_000)

it('a deputy whose id is written otherwise may nothing more by it, and approves nothing that was asked by whom they stand in for', async () => {
  const [manager, worker] = [await person(['team-manager']), await person(['social-worker'])]
  expect((await manager.send(path, forToday(manager.id, worker.id))).status).toBe(201)
  const { path: to } = await aCase(council)
  const written = (roles: string[]) => person(roles, worker.id.toUpperCase())
  const decided = await (await written(['social-worker'])).send(`${to}/decisions`, decideAssessment)
  expect(decided.problem.code).toBe('role-not-allowed')
  expect((await manager.send(`${to}/decisions`, decideAssessment)).status).toBe(200)
  const extend = { ...decisionExamples['extend-clock'], requestedBy: manager.id }
  const approved = await (await written(['team-manager'])).send(`${to}/decisions`, extend)
  expect(approved.problem.code).toBe('requester-approves')
}, 120_000)

it('a deputy for other days or other permissions is no deputy', async () => {
  const [manager, worker] = [await person(['team-manager']), await person(['social-worker'])]
  const { path: to } = await aCase(council)
  const [tomorrow, other] = [addDays(today(), 1), { permissions: ['case.act', 'case.close'] }]
  for (const more of [{ fromDay: tomorrow, toDay: tomorrow }, other])
    expect((await manager.send(path, forToday(manager.id, worker.id, more))).status).toBe(201)
  expect((await worker.send(`${to}/decisions`, decideAssessment)).problem.code).toBe('role-not-allowed')
}, 120_000)

it('nobody appoints themselves, gives what they do not hold, passes on what they hold as a deputy, or for too long', async () => {
  const [manager, other, worker] = [
    await person(['team-manager']),
    await person(['duty-manager']),
    await person(['social-worker']),
  ]
  const codeOf = async (by: typeof manager, body: object) => (await by.send(path, body)).problem.code
  expect(await codeOf(manager, forToday(other.id, manager.id))).toBe('own-deputy')
  expect(await codeOf(manager, forToday(worker.id, worker.id))).toBe('own-deputy')
  const administering = { permissions: ['revocation.make'] }
  expect(await codeOf(manager, forToday(manager.id, worker.id, administering))).toBe('not-yours-to-give')
  expect(await codeOf(manager, forToday(manager.id, worker.id, { permissions: ['deputy.appoint'] }))).toBe(
    'not-yours-to-give',
  )
  expect(await codeOf(worker, forToday(worker.id, other.id))).toBe('not-authorised')
  const closing = { permissions: ['outcome.decide'] }
  expect((await manager.send(path, forToday(manager.id, other.id, closing))).status).toBe(201)
  expect(await codeOf(other, forToday(other.id, worker.id, closing))).toBe('not-yours-to-give')
  const tooLong = { toDay: addDays(today(), 90) }
  expect((await manager.send(path, forToday(manager.id, worker.id, tooLong))).faults).toEqual(['/toDay not-allowed'])
  expect((await manager.send(path, forToday(manager.id, worker.id, { toDay: addDays(today(), 89) }))).status).toBe(201)
}, 120_000)
