import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { decisionExamples } from '../../api/examples/commands'
import { referralExample } from '../../api/examples/referral'
import { referralView } from '../../api/schemas/views'
import { homeAt, root } from '../../cli/serve/home'
import { removePlace } from '../../cli/serve/postgres/place'
import { listAlarms } from '../../db/alarms'
import { destroyCaseKey } from '../../db/destroy-case-key'
import { listWrappingKeys } from '../../db/key-uses'
import { withCouncil } from '../../db/pool'
import { defaultPayloadConverter } from '@temporalio/common'
import { createPayloadCodec } from '../../sealing/payload-codec'
import { sealedFor } from '../../sealing/sealed-payload'
import { workflowIdFor } from '../../sealing/workflow-id'
import { createCaseKeySource } from '../../db/case-key-source'
import { wholeAudit } from '../faults/books'
import { auditFindings } from '../faults/check-audit'
import { send } from '../faults/client'
import { examine, settle } from '../faults/examine'
import { Ledger } from '../faults/ledger'
import { keepBusy } from '../faults/load'
import { councils } from '../faults/journeys'
import { seeded } from '../faults/random'
import { Stack } from '../stack/stack'
import { openBed, readRecord, type Bed } from '../support/bed'
import { until } from '../support/until'

const seed = 20_261_122
const [one = '', other = ''] = councils
let home: string
let stack: Stack
let bed: Bed

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'caseway-keys-'))
  stack = await Stack.start({ home })
  bed = openBed(stack.run, homeAt(home).keys)
}, 120_000)
afterAll(async () => {
  await bed.close()
  await stack.stop()
  removePlace(home)
  await rm(home, { recursive: true, force: true })
}, 120_000)

const keys = async (...args: string[]): Promise<string> => {
  const command = ['--import', 'tsx', join('cli', 'main.ts'), 'keys', ...args]
  const env = { ...process.env, CASEWAY_HOME: home }
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env })
  return stdout
}

const ask = (council: string, role: string, path: string, body?: object) =>
  send(stack.run, { council, role, path, ...(body !== undefined && { body }) })
const refer = async (council: string, more: object = {}) =>
  referralView.parse((await ask(council, 'duty-worker', '/referrals', { ...referralExample, ...more })).body)
const decide = (council: string, caseId: string, outcome: string) =>
  ask(council, 'duty-manager', `/cases/${caseId}/decisions`, { ...decisionExamples['decide-referral'], outcome })

describe(`keys are changed under load (seed ${seed})`, () => {
  it('nothing is refused and nothing is lost', async () => {
    const ledger = new Ledger()
    let isOver = false
    const load = keepBusy({ run: stack.run, ledger }, seeded(seed), () => isOver)
    await pause(2_000)
    for (const council of councils) expect(await keys('rotate', council)).toContain('k2')
    expect(await keys('rotate-root')).toContain('r2')
    await pause(2_000)
    isOver = true
    await load
    await settle(bed, ledger)
    expect(await examine(bed, ledger)).toEqual([])
    expect([...ledger.inVain]).toEqual([])
    for (const council of councils) expect(await withCouncil(bed.db, council, listWrappingKeys)).toEqual(['k2'])
    expect(await readFile(join(home, 'keys', `${one}.json`), 'utf8')).toContain('"current": "k2"')
  }, 300_000)

  it('a child that was referred before is known again, and so is a receipt code', async () => {
    const child = { localChildId: randomUUID().slice(0, 8) }
    const [first] = referralExample.children
    const children = [{ ...first, ...child }]
    const before = await refer(one, { children })
    await keys('rotate', one)
    const again = await refer(one, { children })
    expect(JSON.stringify(again)).toContain(before.cases[0]!.caseId)
    const code = { code: before.receiptCode }
    expect(await ask(one, 'duty-worker', '/receipt-code', code)).toMatchObject({ status: 200 })
  }, 120_000)

  it('a key that anything needs is not retired, and it is said what does; one that nothing needs is', async () => {
    await expect(keys('retire', one, 'k1')).rejects.toMatchObject({
      stderr: expect.stringMatching(/k1 of .* is still needed, for .*\d+ marks of children.*\d+ receipt codes/),
    })
    await expect(keys('retire', one, 'k3')).rejects.toMatchObject({ stderr: expect.stringContaining('current key') })
    const idle = 'bath-and-north-east-somerset'
    // Its first key has made the anchor of the audit's beginning.
    for (let times = 0; times < 2; times += 1) await keys('rotate', idle)
    expect(await keys('retire', idle, 'k2')).toContain('k2')
    expect(await readFile(join(home, 'keys', `${idle}.json`), 'utf8')).not.toContain('"k2"')
    await refer(idle)
  }, 120_000)
})

describe('a council’s key file is taken away during work', () => {
  const file = () => join(home, 'keys', `${one}.json`)

  it('halts that council alone, raises an alarm, and nothing is lost when it is back', async () => {
    const [here, there] = [await refer(one), await refer(other)]
    const held = here.cases[0]!.caseId
    await rename(file(), `${file()}.away`)
    expect(await ask(one, 'viewer', `/cases/${held}`)).toMatchObject({ status: 503 })
    expect(await decide(one, held, 'assessment')).toMatchObject({ body: { code: 'council-key-missing' } })
    expect(await decide(other, there.cases[0]!.caseId, 'assessment')).toMatchObject({ status: 200 })
    const alarms = async () =>
      (await withCouncil(bed.db, one, (tx) => listAlarms(tx, 50))).filter(({ subject }) => subject === 'all')
    await until('the alarm', async () => (await alarms()).some(({ kind }) => kind === 'council-key-missing'))
    expect(await (await fetch(`${stack.run.workerOps}/metrics`)).text()).toContain(
      'caseway_alarms_total{kind="council-key-missing"} 1',
    )
    expect(JSON.stringify((await ask(one, 'administrator', '/alarms')).body)).toContain('council-key-missing')
    expect(JSON.stringify((await ask(other, 'administrator', '/alarms')).body)).not.toContain('council-key')
    await rename(`${file()}.away`, file())
    expect([200, 202]).toContain((await decide(one, held, 'assessment')).status)
    await until('word that it is back', async () => (await alarms()).some(({ kind }) => kind === 'council-key-back'))
    const isDecided = async () =>
      (await readRecord(bed, one, held)).events.some(({ type }) => type === 'referral-decided')
    await until('the decision to be on the record', isDecided)
  }, 120_000)
})

describe('the key of a case is destroyed', () => {
  it('what the record holds of the case, and a history that was taken out before, is unreadable; lists and the audit go on', async () => {
    const { cases, reference, receiptCode } = await refer(one)
    const { caseId } = cases[0]!
    const destroy = () =>
      withCouncil(bed.db, one, (tx) =>
        destroyCaseKey(tx, {
          caseId,
          by: { id: 'person-1', role: 'administrator' },
          reason: 'retention-over',
          at: new Date().toISOString(),
        }),
      )
    expect(await destroy()).toEqual({ status: 'refused', code: 'case-open' })
    expect(await decide(one, caseId, 'other-service')).toMatchObject({ status: 200 })
    const workflowId = workflowIdFor(one, caseId)
    const { row } = await readRecord(bed, one, caseId)
    const { workflow, options } = bed.temporal.of(row)
    const history = await workflow.getHandle(workflowId).fetchHistory()
    expect(await unopened(history, workflowId, options.namespace)).toEqual([])
    await until('all to be settled', async () => (await destroy()).status === 'destroyed', 60_000)
    expect(new Set(await unopened(history, workflowId, options.namespace))).toEqual(new Set(['unknown-key']))
    await expect(readRecord(bed, one, caseId)).rejects.toMatchObject({ code: 'case-key-destroyed' })
    const gone = { status: 410, body: { code: 'record-destroyed' } }
    for (const path of ['', '/timeline', '/notices', '/clocks/decision'])
      expect([path, (await ask(one, 'duty-manager', `/cases/${caseId}${path}`)).status]).not.toEqual([path, 500])
    expect(await ask(one, 'viewer', `/cases/${caseId}`)).toMatchObject(gone)
    expect(await ask(one, 'duty-worker', `/referrals/${reference}`)).toMatchObject(gone)
    expect(await decide(one, caseId, 'assessment')).toMatchObject(gone)
    for (const path of ['/cases', '/cases?stage=closed', '/work-items', '/notices?role=duty-manager'])
      expect((await ask(one, 'duty-manager', path)).status).not.toBe(500)
    expect((await ask(one, 'duty-worker', '/receipt-code', { code: receiptCode })).status).toBe(404)
    expect(auditFindings(one, await wholeAudit(bed, one), new Set())).toEqual([])
  }, 120_000)

  /** Why payloads of a history could not be opened, by what the processes work with. */
  async function unopened(history: unknown, workflowId: string, namespace: string): Promise<string[]> {
    const { keyring, db } = bed
    const codec = createPayloadCodec({ keyring, cases: createCaseKeySource(db, keyring) })
    const context = { type: 'workflow', namespace, workflowId } as const
    const opened = await codec.decode(payloadsIn(history), context)
    return opened.flatMap((payload) => {
      const value: unknown =
        Buffer.from(payload.metadata?.['encoding'] ?? []).toString() === 'json/plain'
          ? defaultPayloadConverter.fromPayload(payload)
          : null
      return typeof value === 'object' && value !== null && 'casewayUnsealed' in value
        ? [String(value.casewayUnsealed)]
        : []
    })
  }
})

function payloadsIn(value: unknown): { metadata: Record<string, Uint8Array>; data: Uint8Array }[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  if ('metadata' in value && 'data' in value) {
    const payload = value as { metadata: Record<string, Uint8Array>; data: Uint8Array }
    return sealedFor(payload) === null ? [] : [payload]
  }
  return Object.values(value).flatMap(payloadsIn)
}
