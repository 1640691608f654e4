import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { rectifications } from '../../api/matters/rectification/rectification-api'
import { homeAt } from '../../cli/serve/home'
import { mintToken } from '../../cli/serve/identity'
import { Stack } from '../stack/stack'
import { ownTenants } from '../support/own-tenants'
import { until } from '../support/until'
import { aReferral, askOf, caseOf, decideAssessment, type Ask } from './http'

const council = 'blackpool'
const base = `/v1/councils/${council}`
const reason = 'The family has moved.'
const scope = `
access:
  source: a test
  scope: team
  reasonNeeded: [outside-team, emergency]
`
const tenants = ownTenants({ [council]: scope })
const tray = z.object({ cases: z.array(z.looseObject({ caseId: z.string() })) })
const matters = z.object({ matters: z.array(z.looseObject({ id: z.string() })) })
const items = z.object({ workItems: z.array(z.looseObject({ caseId: z.string().optional() })) })
const seen = z.object({
  viewers: z.array(
    z.object({
      by: z.string(),
      roles: z.string().optional(),
      reason: z.string().optional(),
      action: z.string(),
      outcome: z.string(),
    }),
  ),
})
const matter = z.looseObject({ id: z.string() })

let stack: Stack
const tokens: Record<string, string> = {}
const people = {
  north: ['worker-north', ['north', 'court']],
  south: ['worker-south', ['south']],
  'of-no-team': ['worker-of-none', []],
} as const
type Who = keyof typeof people

beforeAll(async () => {
  stack = await Stack.start({ env: { CASEWAY_TENANTS_DIR: tenants.directory } })
  for (const [who, [subject, teams]] of Object.entries(people))
    tokens[who] = await mintToken(homeAt(stack.home), { council, subject, roles: ['social-worker'], hours: 1, teams })
}, 120_000)
afterAll(async () => {
  await stack.stop()
  tenants.remove()
}, 120_000)

const why = { 'caseway-reason': 'supervision' }
const ask = (sent: Ask) => askOf(stack.run, { council, ...sent, headers: { ...why, ...sent.headers } })
const as = (who: Who, path: string, body?: object, headers: Ask['headers'] = {}) =>
  ask({ path, headers: { authorization: `Bearer ${tokens[who]}`, ...headers }, ...(body !== undefined && { body }) })
const looks = async (who: Who, path: string) => (await as(who, path)).status
const sees = async (path: string) => {
  const all = Object.keys(people) as Who[]
  const seen = await Promise.all(all.map((who) => looks(who, path)))
  return all.filter((_who, index) => seen[index] === 200)
}
const aCase = async () => caseOf(await ask({ path: `${base}/referrals`, body: aReferral }), council)
const manage = async (path: string, body: object, place = 'decisions') => {
  const answer = await ask({ role: 'team-manager', path: `${path}/${place}`, body })
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
}
const transfer = (path: string, team: string, more: object = {}) =>
  manage(path, { kind: 'transfer-case', team, reason, ...more })

describe('the cases of a team (T11), where whoever may read cases reads those of their own', () => {
  it('a new one is at the front door and everybody’s; a transfer makes it the team’s, another takes it along', async () => {
    const { path } = await aCase()
    await manage(path, decideAssessment)
    expect(await sees(path)).toEqual(['north', 'south', 'of-no-team'])
    await transfer(path, 'north')
    expect(await sees(path)).toEqual(['north'])
    await transfer(path, 'south')
    expect(await sees(path)).toEqual(['south'])
    for (const role of ['duty-worker', 'team-manager', 'conference-chair'])
      expect([role, (await ask({ role, path })).status]).toEqual([role, 200])
  }, 120_000)

  it('one that is allocated is there for its worker, of whatever team, and for no other of none', async () => {
    const { path } = await aCase()
    await manage(path, decideAssessment)
    await manage(path, { kind: 'allocate', workerId: 'worker-of-none' }, 'practice')
    expect(await sees(path)).toEqual(['of-no-team'])
    await transfer(path, 'court', { workerId: 'worker-south' })
    expect(await sees(path)).toEqual(['north', 'south'])
  }, 120_000)

  it('what is another’s answers on every address as what is not there, and is in no list', async () => {
    const { path, caseId, reference } = await aCase()
    await manage(path, decideAssessment)
    const about = { ...rectifications.example, about: { caseId } }
    const made = await ask({ role: 'team-manager', path: `${base}/rectifications`, body: about })
    const { id } = made.as(matter)
    const lists = async (who: Who) => [
      (await as(who, `${base}/cases?limit=100`)).as(tray).cases.some((row) => row.caseId === caseId),
      (await as(who, `${base}/rectifications?limit=100`)).as(matters).matters.some((row) => row.id === id),
    ]
    expect([await lists('north'), await lists('south')]).toEqual([Array(2).fill(true), Array(2).fill(true)])
    await transfer(path, 'north')
    expect([await lists('north'), await lists('south')]).toEqual([Array(2).fill(true), Array(2).fill(false)])
    const unknown = `${base}/cases/${randomUUID()}`
    for (const rest of ['', '/timeline', '/people', '/notices', '/communications-log']) {
      const [shut, none] = [await as('south', path + rest), await as('south', unknown + rest)]
      expect([rest, shut.status, shut.text]).toEqual([rest, 404, none.text])
      expect([rest, await looks('north', path + rest)]).toEqual([rest, 200])
    }
    for (const rest of [`/referrals/${reference}`, `/rectifications/${id}`])
      expect([rest, await looks('south', base + rest), await looks('north', base + rest)]).toEqual([rest, 404, 200])
    const step = { kind: 'declare-own-conflict', reason }
    const [told, toldNone] = [
      await as('south', `${path}/decisions`, step),
      await as('south', `${unknown}/decisions`, step),
    ]
    expect([told.status, told.text]).toEqual([404, toldNone.text])
    expect((await as('south', `${base}/rectifications`, about)).faults).toEqual(
      (await as('south', `${base}/rectifications`, { ...about, about: { caseId: randomUUID() } })).faults,
    )
  }, 120_000)

  it('work items of it are its team’s, too', async () => {
    const mother = { kind: 'mother', name: 'Sandy Example', parentalResponsibility: true }
    const { path, caseId } = caseOf(
      await ask({ path: `${base}/referrals`, body: { ...aReferral, people: [mother] } }),
      council,
    )
    await manage(path, decideAssessment)
    await transfer(path, 'north')
    const find = async (who: Who) =>
      (await as(who, `${base}/work-items`)).as(items).workItems.some((one) => one.caseId === caseId)
    await until('a work item', () => find('north'))
    expect(await find('south')).toBe(false)
  }, 120_000)

  it('emergency access opens one as it opens a restricted one, and is not needed for one’s own', async () => {
    const { path, caseId } = await aCase()
    await manage(path, decideAssessment)
    await transfer(path, 'north')
    const take = (who: Who) => as(who, `${base}/emergency-accesses`, { caseId, minutes: 30, reason })
    expect((await take('north')).problem.code).toBe('access-not-needed')
    expect([await looks('south', path), (await take('south')).status, await looks('south', path)]).toEqual([
      ...[404, 201, 200],
    ])
    expect(await looks('of-no-team', path)).toBe(404)
    const declare = { kind: 'declare-conflict', staffId: 'worker-of-none', reason }
    await manage(path, declare)
    expect((await take('of-no-team')).faults).toEqual(['/caseId unknown-case'])
  }, 120_000)

  it('whoever reads another team’s case, or under emergency access, says why, and it is on the audit (T13)', async () => {
    const { path, caseId } = await aCase()
    const without = { 'caseway-reason': undefined }
    const manager = (headers: NonNullable<Ask['headers']>, rest = '') =>
      ask({ role: 'team-manager', path: path + rest, headers })
    expect((await manager(without)).status).toBe(200)
    await manage(path, decideAssessment)
    await transfer(path, 'north')
    const refused = [await manager(without), await manager({ 'caseway-reason': 'Because Robin asked.' }, '/timeline')]
    for (const { status, problem } of refused)
      expect([status, problem.code, problem.allowed]).toEqual([
        ...[403, 'reason-needed', 'duty-cover, transfer, supervision, audit, complaint, emergency'],
      ])
    expect((await manager({ 'caseway-reason': 'complaint' }, '/timeline')).status).toBe(200)
    expect((await as('north', path, undefined, without)).status).toBe(200)
    expect((await as('south', path, undefined, without)).status).toBe(404)
    const { id } = (await as('south', `${base}/emergency-accesses`, { caseId, minutes: 30, reason })).as(matter)
    expect((await as('south', path, undefined, without)).problem.code).toBe('reason-needed')
    expect((await as('south', path, undefined, { 'caseway-reason': 'emergency' })).status).toBe(200)
    const { viewers } = (await ask({ role: 'team-manager', path: `${path}/viewers` })).as(seen)
    const shown = (by: string) =>
      viewers.filter((one) => one.by === by).map(({ outcome, reason: said }) => [outcome, said])
    expect(shown('worker-south').slice(0, 2)).toEqual([
      ['answered', 'emergency'],
      ['reason-needed', undefined],
    ])
    expect(viewers[0]?.roles).toBe(`social-worker under-access:${id} reason:emergency`)
    expect(viewers.filter((one) => one.reason === 'complaint')).toMatchObject([
      { outcome: 'answered', action: 'case.timeline' },
    ])
    expect(JSON.stringify(viewers)).not.toContain('Robin')
  }, 120_000)

  it('a restricted one is there for whoever is admitted, of whatever team, and for nobody else of the team', async () => {
    const { path } = await aCase()
    await manage(path, decideAssessment)
    await transfer(path, 'north')
    await manage(path, { kind: 'restrict-record', because: 'high-profile', admit: ['worker-south'], reason })
    expect(await sees(path)).toEqual(['south'])
  }, 120_000)
})

it('where the council does not go by teams, a case that was transferred is everybody’s as before', async () => {
  const other = { council: 'anyshire', role: 'social-worker' }
  const made = await ask({ ...other, path: '/v1/councils/anyshire/referrals', body: aReferral })
  const { path } = caseOf(made, 'anyshire')
  for (const body of [decideAssessment, { kind: 'transfer-case', team: 'north', reason }])
    expect((await ask({ ...other, role: 'team-manager', path: `${path}/decisions`, body })).status).toBe(200)
  expect((await ask({ ...other, path })).status).toBe(200)
}, 120_000)
