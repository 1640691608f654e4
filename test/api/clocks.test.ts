import { z } from 'zod'
import { listAudit } from '../../db/audit'
import { createDatabase, readCouncil, type Database } from '../../db/pool'
import { sharedStack } from '../stack/shared'
import { until } from '../support/until'
import { aCase, ask, decideAssessment } from './http'

const council = 'blackpool'
const clock = 'checkpoint-10'
const extend = { kind: 'extend-clock', clock, by: 5, reason: 'The school is closed.', requestedBy: 'social-worker-1' }

const due = z.object({ dueOn: z.string() })
const clockSeen = z.object({
  caseId: z.string(),
  clock: z.object({ name: z.string(), status: z.string(), dueOn: z.string() }),
  history: z.array(
    z.object({
      dueOn: z.string(),
      cause: z.string(),
      reason: z.string().optional(),
      requestedBy: z.string().optional(),
    }),
  ),
})
const previewed = z.object({
  would: z.string(),
  refusal: z.object({ code: z.string() }).optional(),
  clocks: z.array(z.object({ clock: z.string(), change: z.string(), from: due.optional(), to: due })),
})
const timeline = z.object({ events: z.array(z.object({ type: z.string() })) })

const read = (path: string, name = clock) => ask({ council, path: `${path}/clocks/${name}` })
const preview = (path: string, body: object) => ask({ council, role: 'team-manager', path: `${path}/preview`, body })
const eventsOf = async (path: string) => (await ask({ council, path: `${path}/timeline` })).as(timeline).events

/** A case with its checkpoints running. */
async function decided() {
  const opened = await aCase(council)
  await ask({ council, path: `${opened.path}/decisions`, body: decideAssessment })
  await until('the checkpoint to run', async () => (await read(opened.path)).status === 200)
  return opened
}

let db: Database
beforeAll(async () => {
  db = createDatabase((await sharedStack()).databaseUrl)
})
afterAll(() => db.end())

const auditOf = async (caseId: string) =>
  (await readCouncil(db, council, (tx) => listAudit(tx, 0, 100_000)))
    .filter((row) => row.caseId === caseId)
    .map(({ action, outcome }) => `${action} ${outcome}`)

describe('a clock', () => {
  it('says what was due when, and who changed it', async () => {
    const { caseId, path } = await decided()
    const before = (await read(path)).as(clockSeen)
    expect(before).toMatchObject({ caseId, clock: { name: clock, status: 'running' }, history: [{ cause: 'started' }] })
    await ask({ council, role: 'team-manager', path: `${path}/decisions`, body: extend })
    await until('the extension', async () => (await read(path)).as(clockSeen).history.length === 2)
    const { history, clock: now } = (await read(path)).as(clockSeen)
    const { reason, requestedBy } = extend
    expect(history[1]).toEqual({ dueOn: now.dueOn, cause: 'extension', reason, requestedBy })
    expect(now.dueOn > before.clock.dueOn).toBe(true)
    expect(await auditOf(caseId)).toContain('case.clock answered')
  })

  it('of another name, of another council or of nobody is not found', async () => {
    const { path } = await aCase(council)
    expect((await read(path, 'nonsense')).status).toBe(404)
    expect((await ask({ path: `${path}/clocks/decision` })).status).toBe(404)
    const elsewhere = path.replace(council, 'anyshire')
    expect((await ask({ path: `${elsewhere}/clocks/decision` })).status).toBe(404)
    expect((await ask({ path: `${elsewhere}/preview`, body: decideAssessment })).status).toBe(404)
  })
})

describe('a preview', () => {
  it('says which clocks a step would touch, from when to when, and saves nothing', async () => {
    const { caseId, path } = await decided()
    const [events, before] = [await eventsOf(path), (await read(path)).as(clockSeen)]
    const seen = (await preview(path, extend)).as(previewed)
    expect(seen).toMatchObject({
      would: 'be-applied',
      clocks: [{ clock, change: 'moved', from: { dueOn: before.clock.dueOn } }],
    })
    expect((seen.clocks[0]?.to.dueOn ?? '') > before.clock.dueOn).toBe(true)
    expect(await eventsOf(path)).toEqual(events)
    expect((await read(path)).as(clockSeen)).toEqual(before)
    const audit = await auditOf(caseId)
    expect(audit).toContain('case.preview answered')
    expect(audit.filter((row) => row.includes('extend-clock'))).toEqual([])
  })

  it('says what would be refused, and the refusal is not on the record', async () => {
    const { path } = await decided()
    const events = await eventsOf(path)
    const seen = (await preview(path, { kind: 'pause-clock', clock, reason: extend.reason })).as(previewed)
    expect(seen).toMatchObject({ would: 'be-refused', refusal: { code: 'clock-not-pausable' }, clocks: [] })
    expect(await eventsOf(path)).toEqual(events)
    expect((await preview(path, { kind: 'pause-clock' })).faults).toEqual(['/clock missing', '/reason missing'])
  })
})
