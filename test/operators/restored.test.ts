import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { complaintExample } from '../../api/matters/complaints/examples'
import { criteriaAnswers } from '../../api/examples/referral'
import { send } from '../../cli/demo/api'
import { withOwner } from '../../cli/serve/database'
import { homeAt, root } from '../../cli/serve/home'
import { removePlace } from '../../cli/serve/postgres/place'
import { listHistoryExports } from '../../db/history-exports'
import { readCouncil } from '../../db/pool'
import { openClocks } from '../../pathway/clocks/case-clocks'
import type { OpenedCase } from '../../pathway/case'
import { anchorFileOf } from '../../verify/anchors/file'
import { Stack } from '../stack/stack'
import { bringOver, takeBackup } from '../support/backup'
import { openBed, readRecord, type Bed, type CaseRecord } from '../support/bed'
import { allocate, decideAssessment, refer, startAssessment, tell } from '../support/live-case'
import { inPsql, statementsOf } from '../support/operations-document'
import { until } from '../support/until'

// A backup is taken while things happen, the machine is lost, and another one begins with the backup and an empty Temporal: step by step as
// "Backups and restoring" in docs/operations.md has it. One of the councils has a namespace of its own.

const councils = ['blackpool', 'lancashire'] as const
type Council = (typeof councils)[number]
const [bringBack, giveReceipt] = statementsOf('A case that Temporal has lost')

const homes = ['lost', 'other', 'backup'].map((name) => mkdtempSync(join(tmpdir(), `caseway-${name}-`)))
const [lost = '', other = '', backup = ''] = homes
let stack: Stack
let bed: Bed
beforeAll(async () => {
  stack = await Stack.start({ home: lost })
  bed = openBed(stack.run, homeAt(lost).keys)
}, 120_000)
afterAll(async () => {
  await bed.close().catch(() => undefined)
  await stack.stop()
  for (const home of homes) {
    removePlace(home)
    rmSync(home, { recursive: true, force: true })
  }
}, 120_000)

interface Case {
  council: Council
  caseId: string
}

const recordOf = ({ council, caseId }: Case) => readRecord(bed, council, caseId)
const pathOf = ({ council, caseId }: Case) => `/v1/councils/${council}/cases/${caseId}`
const post = (role: string, council: Council, path: string, body: object = {}) =>
  send(stack.run, { council, role, method: 'POST', path, body })
const get = (role: string, one: Case, rest = '') =>
  send(stack.run, { council: one.council, role, method: 'GET', path: `${pathOf(one)}${rest}` })

const outcomes: Record<Council, string> = { blackpool: 'signposting', lancashire: 'other-service' }
const closing = (council: Council) => {
  const outcome = outcomes[council]
  const body = { kind: 'decide-referral', outcome, reason: 'Others help.', criteria: criteriaAnswers }
  return ['duty-manager', 'decisions', body] as const
}
const reopening = { kind: 'reopen-case', reason: 'It was closed in error.' }

async function referred(council: Council, facts?: object): Promise<Case> {
  const one = { council, caseId: await refer(stack.run, council, facts) }
  await until('its record', async () => (await recordOf(one)).row.seq > 0)
  return one
}

async function underWay(council: Council): Promise<Case> {
  const one = await referred(council)
  await tell(stack.run, council, one.caseId, decideAssessment, allocate, startAssessment)
  return one
}

async function closed(council: Council): Promise<Case> {
  const one = await referred(council)
  await tell(stack.run, council, one.caseId, closing(council))
  return one
}

async function complained(council: Council): Promise<Case> {
  const { status, body } = await post('duty-manager', council, `/v1/councils/${council}/complaints`, complaintExample)
  expect([status, body]).toEqual([201, expect.anything()])
  const one = { council, caseId: z.object({ id: z.string() }).parse(body).id }
  await until('its record', async () => (await recordOf(one)).row.seq > 0)
  return one
}

/** Eight years ago in practice, of a child who is of age since: its day has come. */
async function dueToBeDestroyed(council: Council): Promise<Case> {
  const child = { forenames: 'Robin', surname: 'Example', dateOfBirth: '2008-05-05' }
  const one = await referred(council, { children: [child], startAt: '2026-03-02T10:00' })
  await tell(stack.run, council, one.caseId, closing(council))
  const path = `/v1/councils/${council}/practice-cases/${one.caseId}/advance`
  for (let year = 0; year < 8; year++)
    expect((await post('duty-manager', council, path, { days: 366 })).status).toBe(200)
  return one
}

/** By two people, as soon as its history is kept. */
async function destroy(one: Case): Promise<void> {
  const path = `${pathOf(one)}/destruction/proposals`
  const { body } = await post('administrator', one.council, path)
  const { proposalId } = z.object({ proposalId: z.string() }).parse(body)
  expect((await post('service-manager', one.council, `${path}/${proposalId}/approve`)).status).toBe(200)
}

const isHistoryKept = ({ council, caseId }: Case): Promise<boolean> =>
  readCouncil(bed.db, council, async (tx) => (await listHistoryExports(tx, caseId)).length > 0)

const ran = async (...args: string[]): Promise<string> => {
  const env = { ...process.env, CASEWAY_HOME: stack.home }
  const ended = promisify(execFile)(process.execPath, ['cli/caseway.mjs', ...args], { cwd: root, env })
  const { stdout } = await ended.catch((error: unknown) => z.object({ stdout: z.string() }).parse(error))
  return stdout
}

/** Puts the anchors of after the backup aside, as the document says: the first that the restored chain contradicts, and all behind it. */
async function takeBackAnchors(): Promise<string[]> {
  const said = (await ran('audit', 'verify')).split('\n').filter((line) => /\[(truncated|rewritten)\]$/.test(line))
  for (const line of said) {
    const [, council = '', n = ''] = /^([a-z-]+): .* anchor (\d+) /.exec(line) ?? []
    const file = anchorFileOf(homeAt(other).anchors, council)
    const lines = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, [...lines.slice(0, Number(n) - 1), ''].join('\n'))
  }
  return said
}

async function isRunning(one: Case, { row }: CaseRecord): Promise<boolean> {
  const handle = await bed.workflowOf(one.council, one.caseId)
  const state = await handle.query<OpenedCase>('state').catch(() => undefined)
  return state !== undefined && state.seq >= row.seq && (await handle.describe()).status.name === 'RUNNING'
}

async function timers(one: Case): Promise<number> {
  const { events = [] } = await (await bed.workflowOf(one.council, one.caseId)).fetchHistory()
  const of = (name: 'timerStartedEventAttributes' | 'timerCanceledEventAttributes' | 'timerFiredEventAttributes') =>
    events?.filter((event) => event[name]).length ?? 0
  return of('timerStartedEventAttributes') - of('timerCanceledEventAttributes') - of('timerFiredEventAttributes')
}

const verdicts = z.array(z.object({ violations: z.array(z.unknown()) }))
const violations = async (): Promise<string[]> =>
  verdicts
    .parse(JSON.parse(await ran('verify', '--json')))
    .flatMap((one) => one.violations.map((it) => JSON.stringify(it)))

it('a backup is brought back on another machine with an empty Temporal: every open case with its clocks, nothing that was destroyed, and a sound record (T26)', async () => {
  const open: Case[] = []
  for (const council of councils) open.push(await underWay(council), await complained(council))
  const receivedAt = new Date(Date.now() - 24 * 3_600_000 + 30_000).toISOString()
  const dueSoon = await referred('blackpool', { receivedAt, lateReason: 'Taken down by hand.' })
  const practised = await referred('lancashire', { startAt: '2026-06-01T09:00:00.000Z' })
  const [shut, reopened] = [await closed('blackpool'), await closed('blackpool')]
  const unheard = await referred('lancashire')
  const destroyed = await dueToBeDestroyed('lancashire')
  for (const one of [shut, reopened, destroyed]) await until('its history to be kept', () => isHistoryKept(one))

  // What is accepted and not done when the backup is taken, in an open case and in a closed one.
  await stack.hold('worker')
  const held = await Promise.all([
    post('duty-manager', unheard.council, `${pathOf(unheard)}/decisions`, decideAssessment[2]),
    post('team-manager', reopened.council, `${pathOf(reopened)}/decisions`, reopening),
  ])
  expect(held.map(({ status }) => status)).toEqual([202, 202])
  const before = new Map<Case, CaseRecord>()
  for (const one of [...open, dueSoon, practised, shut, reopened, unheard]) before.set(one, await recordOf(one))
  await takeBackup(stack.run, lost, backup, statementsOf('Backups and restoring'))

  // What comes after the backup.
  await destroy(destroyed)
  const gone = await refer(stack.run, 'blackpool')
  expect(await ran('audit', 'anchor')).toMatch(/lancashire: anchor \d+/)
  await bed.close()
  await stack.stop()

  await bringOver(backup, lost, other)
  stack = await Stack.start({ home: other, args: ['--servers-first'] })
  bed = openBed(stack.run, homeAt(other).keys)
  expect(await ran('retention', 'reapply')).toContain('lancashire: 0 stand, 1 destroyed again, 0 not there, 0 kept')
  expect((await takeBackAnchors()).map((line) => line.split(':')[0])).toEqual(['blackpool', 'lancashire'])
  for (const line of (await ran('audit', 'verify')).trim().split('\n')) expect(line).toContain(': sound')
  for (const council of councils) await inPsql(stack.run, bringBack, { council })
  await stack.startRest()
  for (const [one, record] of before)
    if (one !== shut) await until('a case to run again', () => isRunning(one, record), 60_000)
  for (const council of councils) await inPsql(stack.run, giveReceipt, { council })

  for (const one of [...open, practised]) {
    const { events, state } = await recordOf(one)
    expect({ events, state }).toEqual({ events: before.get(one)?.events, state: before.get(one)?.state })
    await until('its timers', async () => (await timers(one)) === openClocks(state as OpenedCase).length)
  }
  expect((await recordOf(shut)).events).toEqual(before.get(shut)?.events)
  await until('what was held to be done', async () => {
    const stages = [(await recordOf(unheard)).row.stage, (await recordOf(reopened)).row.stage]
    return stages[0] === 'awaiting-assessment' && stages[1] !== 'closed'
  })
  await until('a clock to reach what came meanwhile', async () => (await recordOf(dueSoon)).row.overdue, 90_000)
  const childSeen = { kind: 'record-child-seen', alone: true }
  for (const council of councils) {
    const [one] = open.filter((it) => it.council === council)
    await tell(stack.run, council, one?.caseId ?? '', ['social-worker', 'practice', childSeen])
    await underWay(council)
  }
  for (const [one, { row }] of before)
    if (row.kind === 'referral') expect((await get('viewer', one)).body).toMatchObject({ pending: [] })
  expect((await get('service-manager', destroyed)).status).toBe(410)
  expect((await get('service-manager', destroyed, '/destruction/certificate')).status).toBe(200)
  expect((await get('service-manager', { council: 'blackpool', caseId: gone })).status).toBe(404)

  const seen = await withOwner(stack.run.databaseUrl, (app) => app.query('select from case_view'))
  expect(seen.rowCount).toBe(0)
  // What is under way, a turn whose task has not ended, may look wrong.
  let wrong: string[] = []
  await until('nothing to be wrong', async () => (wrong = await violations()).length === 0).catch(() => undefined)
  expect(wrong).toEqual([])
  expect(await ran('audit', 'anchor')).toMatch(/lancashire: (anchor|nothing new)/)
}, 400_000)
