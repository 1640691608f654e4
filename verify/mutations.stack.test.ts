import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { Client } from 'pg'
import { z } from 'zod'
import { homeAt } from '../cli/serve/home'
import { readDestructions } from '../retention/file'
import { dataConverter, replayDataConverter } from '../sealing/data-converter'
import { askOf } from '../test/api/http'
import { Stack } from '../test/stack/stack'
import { openBed, type Bed } from '../test/support/bed'
import { until } from '../test/support/until'
import { readAnchors } from './anchors/file'
import { verifyAudit } from './audit/verify-audit'
import type { CouncilBook } from './books'
import { changeOne, columnsOf, plantOne, takeOne } from './columns-for-tests'
import type { InvariantId } from './finding'
import { judge } from './invariants'
import { readBook } from './read/database'
import { readWhole } from './read/whole'
import { bundleForReplay } from './replay/replay'
import { base, council, makeWorld, type World } from '../test/support/world-of-records'

// Somebody with the superuser's password against the checker: rows changed, put in and taken away behind everything, each named by its
// invariant, and each put back before the next.

let stack: Stack
let bed: Bed
let owner: Client
let read: () => Promise<CouncilBook>
let whole: CouncilBook
let ids: World

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  stack = await Stack.start({})
  bed = openBed(stack.run, homeAt(stack.home).keys)
  const { keyring, cases, temporal } = bed
  owner = new Client(stack.run.adminDatabaseUrl)
  await owner.connect()
  const keys = { keyring, cases }
  const bundle = await bundleForReplay(require.resolve('../workflows'))
  const engine = { temporal, bundle, converter: dataConverter(keys), replay: replayDataConverter(keys) }
  read = () => readWhole(deps(), engine, council)
  ids = await makeWorld({ stack, bed })
  await until('the history of what is closed to be kept', () => isKept(ids.closed), 120_000)
  await until('nothing to be wrong', async () => (await found()).length === 0, 60_000).catch(async () => {
    throw new Error(JSON.stringify(await found()))
  })
  await stack.hold('worker')
  await keepAll()
  whole = await read()
}, 300_000)
afterAll(async () => {
  await owner.end()
  await bed.close()
  await stack.stop()
}, 120_000)

const deps = () => ({ ...bed, directory: homeAt(stack.home).anchors })

async function isKept(caseId: string): Promise<boolean> {
  const { rowCount } = await owner.query('select from history_export where case_id = $1', [caseId])
  return (rowCount ?? 0) > 0
}

const found = async () => judge([await read()]).flatMap(({ violations }) => violations)

/** The same with what Temporal had before anything was changed: the database alone is read again. */
async function foundInDatabase() {
  const { db, keyring } = bed
  const { directory } = deps()
  const { cases, ...again } = await readBook(db, keyring, council)
  const workflows = new Map(whole.cases.map(({ row, workflow }) => [row.caseId, workflow]))
  const { faults } = await verifyAudit(db, council, readAnchors(directory, council, keyring))
  const destructionFile = readDestructions(directory, council, keyring)
  const withWorkflows = cases.map((one) => ({ ...one, workflow: workflows.get(one.row.caseId) }))
  const book = { ...whole, ...again, destructionFile, auditFaults: faults, cases: withWorkflows }
  return judge([book]).flatMap(({ violations }) => violations)
}

/** Of these what Temporal has is a part, or what is kept of it. */
const ofTheEngine: readonly InvariantId[] = ['I6', 'I15', 'I17', 'I18']

const named = z.object({ name: z.string() })
const tables = async () => {
  const { rows } = await owner.query<object>(
    `select quote_ident(c.relname) as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'council')`,
  )
  return rows.map((row) => named.parse(row).name)
}

const file = () => join(homeAt(stack.home).anchors, `${council}.destroyed.jsonl`)
let written: string

async function keepAll(): Promise<void> {
  written = readFileSync(file(), 'utf8')
  await owner.query('create schema kept')
  for (const table of await tables()) await owner.query(`create table kept.${table} as table public.${table}`)
}

/** Triggers and foreign keys hold nobody up who may do everything. */
async function putBack(): Promise<void> {
  writeFileSync(file(), written)
  await owner.query('set session_replication_role = replica')
  for (const table of await tables())
    await owner.query(
      `delete from public.${table}; insert into public.${table} overriding system value select * from kept.${table}`,
    )
  await owner.query('alter table alarm force row level security')
}

const at = (name: keyof typeof ids) => () => `council = '${council}' and case_id = '${ids[name]}'`
const [assessed, closed, overdue] = [at('assessed'), at('closed'), at('overdue')]
const of = `council = '${council}'`
/** Tables that have rows of cases, but the audit. */
const ofCases = ['sending', 'notice', 'case_event', 'inbox', 'child_mark', 'work_item', 'alarm', 'case_view']
const fileChange = (change: (text: string) => string) => () => {
  writeFileSync(file(), change(written))
  return 'select 1'
}

/** What is changed behind everything, and which invariant must say so. What is sealed cannot be changed so, only broken. */
const mutants: readonly [InvariantId, string, () => string][] = [
  ['I1', 'an opening taken away', () => `delete from inbox where kind = 'referral' and ${assessed()}`],
  ['I2', 'an entry taken away', () => `delete from audit where action = 'case.allocate' and ${assessed()}`],
  ['I2', 'a receipt for more', () => `update inbox set outcome = outcome || '{"lastSeq": 99}' where ${assessed()}`],
  [
    'I3',
    'a receipt changed',
    () => `update inbox set outcome = outcome || '{"status": "refused", "code": "x"}' where ${assessed()}`,
  ],
  [
    'I4',
    'another decider',
    () => `update case_event set actor_id = 'x' where type = 'referral-decided' and ${assessed()}`,
  ],
  [
    'I4',
    'a decision in a role that may not decide',
    () =>
      `update inbox set actor_roles = '{viewer}' where kind = 'managerDecision' and ${assessed()};
       update case_event set actor_role = 'viewer' where type = 'referral-decided' and ${assessed()}`,
  ],
  [
    'I4',
    'a deputy planted',
    () =>
      `insert into deputy select council, gen_random_uuid(), 'x', 'y', permissions, from_day, to_day, reason, appointed_by, appointed_at
         from deputy where ${of} limit 1`,
  ],
  [
    'I4',
    'a role taken away',
    () => `update case_event set actor_role = '' where type = 'referral-decided' and ${assessed()}`,
  ],
  [
    'I4',
    'a deputy who was none',
    () =>
      `update case_event set actor_role = actor_role || ' deputy-of:x' where type = 'worker-allocated' and ${assessed()}`,
  ],
  ['I4', 'a deputy for longer', () => `update deputy set to_day = to_day + 300 where ${of}`],
  ['I4', 'a deputy for somebody else', () => `update deputy set from_person = 'x' where ${of}`],
  ['I4', 'the end of a deputy taken away', () => `delete from deputy_end where ${of}`],
  ['I4', 'a revocation taken away', () => `delete from revocation where ${of}`],
  ['I4', 'a revocation of another token', () => `update revocation set token_id = 'x' where ${of}`],
  ['I4', 'an emergency access prolonged', () => `update emergency_access set expires_at = '2099-01-01' where ${of}`],
  ['I4', 'an emergency access of somebody else', () => `update emergency_access set person_id = 'x' where ${of}`],
  ['I4', 'an emergency access ended', () => `insert into emergency_access_end values ('${council}', '${ids.access}')`],
  ['I5', 'an event taken away', () => `delete from case_event where seq = 2 and ${assessed()}`],
  ['I6', 'a case taken away', () => `delete from case_view where ${assessed()}`],
  ['I7', 'a breach taken away', () => `delete from case_event where type = 'clock-rung-reached' and ${overdue()}`],
  [
    'I9',
    'a sending taken away',
    () => `delete from sending where ${assessed()}; delete from notice where ${assessed()}`,
  ],
  ['I9', 'a notice that nothing sends', () => `delete from sending where ${assessed()}`],
  ...['stage', 'assignee', 'waiting_role', 'team'].map(
    (field) =>
      [
        'I10',
        `${field} of a case`,
        () => `update case_view set ${field} = 'x' where ${assessed()}`,
      ] as const satisfies [InvariantId, string, () => string],
  ),
  ['I10', 'a restriction lifted', () => `update case_view set admitted = null where ${at('shut')()}`],
  ['I11', 'an entry altered', () => `update audit set outcome = 'x' where seq = 3 and ${of}`],
  [
    'I11',
    'the last entries taken away',
    () => `delete from audit where ${of} and seq > (select max(seq) - 3 from audit where ${of})`,
  ],
  ['I12', 'a referral taken away', () => `delete from referral where ${of}`],
  ['I12', 'a sending of another case', () => `update sending set case_id = '${ids.closed}' where ${assessed()}`],
  ['I12', 'an alarm of nothing', () => `update alarm set case_id = gen_random_uuid() where ${of}`],
  ['I13', 'a wall taken down', () => 'alter table alarm no force row level security'],
  [
    'I16',
    'a message that waits',
    () =>
      `update inbox set accepted_at = accepted_at - interval '1 hour', delivered_at = null, settled_at = null, outcome = null
        where ${assessed()}`,
  ],
  ['I18', 'a key altered', () => `update case_key set wrapped = '\\x00' where holder_id = '${ids.closed}'`],
  [
    'I18',
    'a key of another case',
    () =>
      `update case_key set wrapped = (select wrapped from case_key where holder_id = '${ids.closed}') where holder_id = '${ids.assessed}'`,
  ],
  ['I18', 'a kept history taken away', () => `delete from history_export where ${closed()}`],
  ['I18', 'a kept history altered', () => `update history_export set body = 'x' where ${closed()}`],
  [
    'I19',
    'a configuration changed',
    () => `update config_version set body = jsonb_set(body::jsonb, '{effective}', '{}') where ${of}`,
  ],
  [
    'I19',
    'rules of a configuration that nothing can go by',
    () => `update config_version set body = jsonb_set(body, '{rules,decision}', '{}') where ${of}`,
  ],
  ['I19', 'a configuration without rules', () => `update config_version set body = '{}' where ${of}`],
  [
    'I2',
    'a case with all that is of it taken away',
    () =>
      `${ofCases.map((table) => `delete from ${table} where case_id = '${ids.assessed}'`).join(';')};
       delete from case_key where holder_id = '${ids.assessed}'`,
  ],
  [
    'I2',
    'a receipt that waits again',
    () =>
      `update inbox set delivered_at = null, settled_at = null, outcome = null where position = (select max(position) from inbox where ${assessed()})`,
  ],
  [
    'I20',
    'an event of before the last',
    () => `update case_event set recorded_at = recorded_at - interval '1 day' where seq = 3 and ${assessed()}`,
  ],
  [
    'I11',
    'an entry of before the last',
    () => `update audit set at = at - interval '1 day' where action = 'deputy.end' and ${of}`,
  ],
  ['I21', 'a hold taken away', () => `delete from legal_hold_end where ${of}; delete from legal_hold where ${of}`],
  [
    'I21',
    'a hold lifted',
    () =>
      `insert into legal_hold_end select council, hold_id, reason, 'x', now() from legal_hold h where ${of}
        and not exists (select from legal_hold_end e where e.hold_id = h.hold_id)`,
  ],
  ['I21', 'a hold over something else', () => `update legal_hold set case_id = '${ids.assessed}' where ${of}`],
  ['I22', 'a certificate taken away', () => `delete from destruction where ${of}`],
  ...[
    `approved_by = 'x'`,
    `class = 'x'`,
    `due_on = due_on - 30`,
    `because = '{x}'`,
    `proposed_by = 'x'`,
    `events = 0`,
    `approved_at = approved_at - interval '1 day'`,
  ].map(
    (change) =>
      ['I22', `a certificate with ${change}`, () => `update destruction set ${change} where ${of}`] as const satisfies [
        InvariantId,
        string,
        () => string,
      ],
  ),
  ['I22', 'a proposal by somebody else', () => `update destruction_proposal set proposed_by = 'x' where ${of}`],
  [
    'I22',
    'a proposal planted',
    () =>
      `insert into destruction_proposal select council, gen_random_uuid(), '${ids.closed}', class, due_on, because, 'x', proposed_at
         from destruction_proposal where ${of}`,
  ],
  [
    'I22',
    'a key destroyed',
    () =>
      `update case_key set wrapped = null, destroyed_at = now(), destroyed_by = 'x', destroyed_reason = 'x' where holder_id = '${ids.closed}'`,
  ],
  ['I22', 'the file of destructions emptied', fileChange(() => '')],
  ['I22', 'the file of destructions altered', fileChange((text) => text.replace('person-1', 'person-3'))],
  [
    'I23',
    'an opening twice',
    () =>
      `update inbox set kind = 'referral' where message_id = (select message_id from inbox where kind = 'managerDecision' and ${assessed()} order by position limit 1)`,
  ],
  ['I24', 'a key taken away', () => `delete from case_key where holder_id = '${ids.closed}'`],
  ['I24', 'a work item taken away', () => `delete from work_item where ${of}`],
  [
    'I24',
    'a work item done by nobody',
    () => `update work_item set done_at = now(), done_by = 'x', done_as = 'over' where ${of}`,
  ],
  ['I24', 'a work item for another role', () => `update work_item set role = 'viewer' where ${of}`],
  ['I24', 'an alarm taken away', () => `delete from alarm where ${of}`],
  ['I24', 'an alarm of another kind', () => `update alarm set kind = 'x' where ${of}`],
  ['I24', 'an alarm planted', () => `insert into alarm (council, kind) values ('${council}', 'x')`],
]

async function mutate(sql: string): Promise<number> {
  await owner.query('set session_replication_role = replica')
  const done: unknown = await owner.query(sql)
  const results = (Array.isArray(done) ? done : [done]) as { command: string; rowCount: number | null }[]
  return results.every(({ command }) => command === 'ALTER')
    ? 1
    : Math.max(...results.map(({ rowCount }) => rowCount ?? 0))
}

describe('a superuser of the database', () => {
  afterEach(putBack)

  it.each(mutants)('is found out by %s: %s', async (id, _what, sql) => {
    expect(await mutate(sql())).toBeGreaterThan(0)
    const said = ofTheEngine.includes(id) ? await found() : await foundInDatabase()
    expect(said.map(({ invariant }) => invariant)).toContain(id)
  })

  it('is found out by caseway verify, which ends with 1 and names each', async () => {
    const some = mutants.filter(([, what]) =>
      ['a revocation taken away', 'an alarm planted', 'a key destroyed'].includes(what),
    )
    for (const [, , sql] of some) await mutate(sql())
    const { code, output } = await ran('verify', '--council', council)
    expect(code).toBe(1)
    for (const says of [
      'a revocation that was put on record is not there',
      'an alarm that the audit knows nothing of',
      `${ids.closed}: its key was destroyed`,
    ])
      expect(output).toContain(says)
  }, 120_000)
})

it.each([
  [
    'verify',
    () => `update case_event set at = 'infinity' where ${assessed()}`,
    'a row has in at what is never written there',
  ],
  ['audit verify', () => `update audit set at = '-infinity' where seq = 3 and ${of}`, 'entry 3 was altered'],
])(
  'caseway %s tells of a moment that there is not as of any other change',
  async (command, sql, says) => {
    await mutate(sql())
    const { code, output } = await ran(...command.split(' '), '--council', council)
    await putBack()
    expect([code, output]).toEqual([1, expect.stringContaining(says)])
  },
  120_000,
)

/** What of a row is no part of the record, and may be changed without being named. */
const unaccounted = {
  'practice_clock.offset_ms': 'made-up time of a practice case',
  'sending.sent_times': 'when to try again',
  'sending.not_before': 'when to try again',
  'sending.lookups_without': 'when to try again',
  'sending.reserved_at': 'when to try again',
  'sending.passed_over': 'when to try again',
}
/** What the tables themselves let nobody change alone: numbers that are unique or made by the table, and columns that go together. */
const refusedByTable = [
  ...['audit.seq', 'case_event.seq', 'inbox.position', 'sending.position', 'case_view.kind', 'legal_hold.scope'],
  ...['legal_hold.class', 'notice.status', 'notice.ground', 'revocation.person_id', 'revocation.issued_until'],
  ...['sending.ground', 'sending.leads', 'sending.said', 'sending.with_notice'],
]
const readWithTemporal = (name: string) => name.startsWith('history_export') || name === 'case_view.namespace'

it('a superuser is found out by every column of every table, changed in one row', async () => {
  const [unnamed, refused]: [string[], string[]] = [[], []]
  for (const column of await columnsOf(owner)) {
    const name = `${column.table}.${column.column}`
    await owner.query('set session_replication_role = replica')
    if (!(await changeOne(owner, { council, caseId: ids.assessed }, column))) refused.push(name)
    else if ((await (readWithTemporal(name) ? found() : foundInDatabase())).length === 0) unnamed.push(name)
    await putBack()
  }
  expect(unnamed.toSorted()).toEqual(Object.keys(unaccounted).toSorted())
  expect(refused.toSorted()).toEqual(refusedByTable.toSorted())
}, 300_000)

it('a superuser is found out by every table, of which one row was taken away', async () => {
  const unnamed: string[] = []
  for (const table of await tables()) {
    await owner.query('set session_replication_role = replica')
    expect(await takeOne(owner, { council, caseId: ids.assessed }, table)).toBe(true)
    if ((await (readWithTemporal(table) ? found() : foundInDatabase())).length === 0) unnamed.push(table)
    await putBack()
  }
  expect(unnamed).toEqual(['practice_clock'])
}, 120_000)

it('a superuser is found out by every table, into which a copy of one row was put', async () => {
  const unnamed: string[] = []
  for (const table of await tables()) {
    await owner.query('set session_replication_role = replica')
    const isPlanted = await plantOne(owner, { council, caseId: ids.assessed }, table)
    expect([table, isPlanted]).toEqual([table, table !== 'audit_head'])
    if (isPlanted && (await (readWithTemporal(table) ? found() : foundInDatabase())).length === 0) unnamed.push(table)
    await putBack()
  }
  expect(unnamed).toEqual([])
}, 120_000)

it('a record whose key was altered is answered as one that cannot be opened, with one alarm', async () => {
  await mutate(`update case_key set wrapped = '\\x00' where holder_id = '${ids.assessed}'`)
  const read = (path: string) => askOf(stack.run, { council, role: 'administrator', path: `${base}${path}` })
  for (const _again of [1, 2]) {
    const { status, problem } = await askOf(stack.run, { council, path: `${base}/cases/${ids.assessed}` })
    expect([status, problem.code]).toEqual([500, 'record-unreadable'])
  }
  const { alarms } = (await read('/alarms')).as(raised)
  expect(alarms.filter(({ kind }) => kind === 'record-unreadable')).toMatchObject([{ caseId: ids.assessed }])
  await putBack()
}, 120_000)

const raised = z.object({ alarms: z.array(z.looseObject({ kind: z.string() })) })

it('finds nothing where everything is as it was', async () => {
  expect(await found()).toEqual([])
})

const ran = (...args: string[]) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const env = { PATH: process.env.PATH, CASEWAY_HOME: stack.home }
    const command = join(__dirname, '..', 'cli', 'caseway.mjs')
    execFile(process.execPath, [command, ...args], { env }, (error, output) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output }),
    )
  })
