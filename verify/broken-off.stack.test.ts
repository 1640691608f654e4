import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Client } from 'pg'
import { criteriaAnswers } from '../api/examples/referral'
import { homeAt, root } from '../cli/serve/home'
import { listHistoryExports } from '../db/history-exports'
import { caseKeysIn } from '../db/case-keys'
import { listWrappingKeys } from '../db/key-uses'
import { readCouncil } from '../db/pool'
import { Stack } from '../test/stack/stack'
import { openBed, readRecord, type Bed } from '../test/support/bed'
import { refer, tell } from '../test/support/live-case'
import { until } from '../test/support/until'
import { unpackHistory } from './exports/pack'
import { rebuild } from './rebuild'

// What changes very much at once is killed in the middle: at the moment at which it waits for a row, or a table, that is held up here.

const council = 'blackpool'
const howMany = 8

let stack: Stack
let bed: Bed
let owner: Client
const cases: string[] = []
beforeAll(async () => {
  stack = await Stack.start({})
  bed = openBed(stack.run, homeAt(stack.home).keys)
  owner = new Client(stack.run.adminDatabaseUrl)
  await owner.connect()
  await owner.query('set row_security = off')
  for (let index = 0; index < howMany; index++) cases.push(await refer(stack.run, council))
  cases.sort()
  for (const caseId of cases)
    await until('its record', async () => (await readRecord(bed, council, caseId)).events.length > 0)
}, 180_000)
afterAll(async () => {
  await owner.end()
  await bed.close()
  await stack.stop()
}, 120_000)

const caseway = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, CASEWAY_HOME: stack.home },
    stdio: 'ignore',
  })

/** Those who wait for a lock that is held here. */
async function heldUp(): Promise<number[]> {
  const waiting = 'select pid from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))'
  return (await owner.query<{ pid: number }>(waiting)).rows.map(({ pid }) => pid)
}
const backends = async () =>
  (await owner.query<{ pid: number }>('select pid from pg_stat_activity')).rows.map(({ pid }) => pid)

/** Runs a command and kills it when it, and not the worker or the API, waits for what is held here. */
async function killed(...args: string[]): Promise<void> {
  const others = await backends()
  const child = caseway(...args)
  await until('it to be held up', async () => (await heldUp()).some((pid) => !others.includes(pid)), 60_000)
  child.kill('SIGKILL')
  const [, signal]: unknown[] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}

async function ended(child: ChildProcess): Promise<unknown> {
  const [code]: unknown[] = await once(child, 'exit')
  return code
}

const columns = `case_id, kind, practice, seq, stage, next_due_at, next_due_clock, overdue, waiting_role, assignee, hidden_from, admitted,
  conflicted, team, rules_version`
const rows = async () => (await owner.query<object>(`select ${columns} from case_view order by case_id`)).rows

describe('killed in the middle', () => {
  it('a rebuild leaves each row as it was or as it must be, and the next one ends it, field by field', async () => {
    const before = await rows()
    await owner.query(`update case_view set stage = 'made-up', team = 'made-up', assignee = 'x', overdue = true`)
    const changed = await rows()
    await owner.query('begin')
    await owner.query('select from case_view where case_id = $1 for update', [cases[howMany / 2]])
    await killed('rebuild', '--write', '--council', council)
    await owner.query('rollback')
    const between = await rows()
    expect(between.slice(0, howMany / 2)).toEqual(before.slice(0, howMany / 2))
    expect(between.slice(howMany / 2)).toEqual(changed.slice(howMany / 2))
    expect(await ended(caseway('rebuild', '--write', '--council', council))).toBe(0)
    expect(await rows()).toEqual(before)
    expect((await rebuild(bed.db, bed.keyring, council, false)).differing).toEqual([])
  }, 120_000)

  it('a change of the council’s key leaves everything readable, and the next one ends it', async () => {
    const wrapping = () => readCouncil(bed.db, council, listWrappingKeys)
    const [old] = await wrapping()
    await owner.query('begin')
    await owner.query('lock table case_key in share mode')
    await killed('keys', 'rotate', council)
    await owner.query('rollback')
    expect(await wrapping()).toEqual([old])
    const later = await refer(stack.run, council)
    for (const caseId of [...cases, later]) expect((await readRecord(bed, council, caseId)).row.caseId).toBe(caseId)
    expect((await wrapping()).length).toBe(2)
    expect(await ended(caseway('keys', 'rotate', council))).toBe(0)
    expect(await wrapping()).not.toContain(old)
    expect(await wrapping()).toHaveLength(1)
    for (const caseId of [...cases, later]) expect((await readRecord(bed, council, caseId)).row.caseId).toBe(caseId)
  }, 120_000)

  it('a worker that keeps histories leaves whole ones only, and the next one keeps the others, each once', async () => {
    const closing = { kind: 'decide-referral', outcome: 'signposting', reason: 'x', criteria: criteriaAnswers }
    const closed = cases.slice(0, 3)
    await owner.query('begin')
    await owner.query('lock table history_export in share mode')
    for (const caseId of closed) await tell(stack.run, council, caseId, ['duty-manager', 'decisions', closing])
    await until('it to be held up', async () => (await heldUp()).length > 0, 60_000)
    await stack.kill('worker')
    await owner.query('rollback')
    for (const caseId of closed) await until('its history', async () => (await kept(caseId)).length > 0, 90_000)
    for (const caseId of closed) {
      const [one, ...others] = await kept(caseId)
      const key = await readCouncil(bed.db, council, (tx) => caseKeysIn(tx, bed.keyring).load(caseId))
      const { history, hash } = unpackHistory(key, { council, caseId, runId: one!.runId }, one!.body)
      expect([others, hash.equals(one!.hash), history.events?.length]).toEqual([[], true, one!.events])
      const told = await owner.query(`select from audit where action = 'history.export' and case_id = $1`, [caseId])
      expect(told.rowCount).toBe(1)
    }
  }, 180_000)
})

const kept = (caseId: string) => readCouncil(bed.db, council, (tx) => listHistoryExports(tx, caseId))
