import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { Client } from 'pg'
import { z } from 'zod'
import { criteriaAnswers } from '../api/examples/referral'
import { homeAt } from '../cli/serve/home'
import { mintToken } from '../cli/serve/identity'
import { destroyCaseKey } from '../db/destroy-case-key'
import { hashRecord, insertProposal } from '../db/destructions'
import { withCouncil } from '../db/pool'
import { putOnRecord } from '../retention/destroy'
import { writeDestruction } from '../retention/file'
import { dataConverter, replayDataConverter } from '../sealing/data-converter'
import { askOf } from '../test/api/http'
import { Stack } from '../test/stack/stack'
import { openBed, type Bed } from '../test/support/bed'
import { allocate, decideAssessment, refer, startAssessment, tell } from '../test/support/live-case'
import { until } from '../test/support/until'
import type { InvariantId } from './finding'
import { judge } from './invariants'
import { readWhole } from './read/whole'
import { bundleForReplay } from './replay/replay'

// Somebody with the superuser's password against the checker: rows changed, put in and taken away behind everything, each named by its
// invariant, and each put back before the next.

const council = 'lancashire'
const base = `/v1/councils/${council}`
const reason = 'Made up for a test.'

let stack: Stack
let bed: Bed
let owner: Client
let read: () => Promise<Awaited<ReturnType<typeof readWhole>>>
const ids = { assessed: '', closed: '', overdue: '', destroyed: '', shut: '', access: '' }

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  stack = await Stack.start({})
  bed = openBed(stack.run, homeAt(stack.home).keys)
  const { db, keyring, cases, temporal } = bed
  owner = new Client(stack.run.adminDatabaseUrl)
  await owner.connect()
  const keys = { keyring, cases }
  const bundle = await bundleForReplay(require.resolve('../workflows'))
  const engine = { temporal, bundle, converter: dataConverter(keys), replay: replayDataConverter(keys) }
  read = () => readWhole({ db, keyring, directory: homeAt(stack.home).anchors }, engine, council)
  await makeWorld()
  await until('the history of what is closed to be kept', () => isKept(ids.closed), 120_000)
  await until('nothing to be wrong', async () => (await found()).length === 0, 60_000).catch(async () => {
    throw new Error(JSON.stringify(await found()))
  })
  await stack.hold('worker')
  await keepAll()
}, 300_000)
afterAll(async () => {
  await owner.end()
  await bed.close()
  await stack.stop()
}, 60_000)

async function isKept(caseId: string): Promise<boolean> {
  const { rowCount } = await owner.query('select from history_export where case_id = $1', [caseId])
  return (rowCount ?? 0) > 0
}

const found = async () => judge([await read()]).flatMap(({ violations }) => violations)

async function makeWorld(): Promise<void> {
  const { run } = stack
  ids.assessed = await refer(run, council)
  await tell(run, council, ids.assessed, decideAssessment, allocate, startAssessment)
  const closing = { kind: 'decide-referral', outcome: 'other-service', reason, criteria: criteriaAnswers }
  ids.closed = await refer(run, council)
  await tell(run, council, ids.closed, ['duty-manager', 'decisions', closing])
  const late = new Date(Date.now() - 25 * 3_600_000).toISOString()
  await decideAsDeputy()
  ids.overdue = await refer(run, council, { receivedAt: late, lateReason: reason })
  ids.shut = await refer(run, council)
  await asked('service-manager', `${base}/cases/${ids.shut}/decisions`, {
    ...{ kind: 'restrict-record', because: 'high-profile', admit: [], reason },
  })
  const taken = await asked('duty-worker', `${base}/emergency-accesses`, { caseId: ids.shut, minutes: 30, reason })
  ids.access = z.looseObject({ id: z.string() }).parse(taken).id
  const today = new Date().toISOString().slice(0, 10)
  const [fromPerson, toPerson] = ['person-1', 'person-2']
  const deputy = { fromPerson, toPerson, permissions: ['case.act'], fromDay: today, toDay: today, reason: 'leave' }
  const { deputyId } = z
    .looseObject({ deputyId: z.string() })
    .parse(await asked('team-manager', `${base}/deputies`, deputy))
  await asked('team-manager', `${base}/deputies`, deputy)
  await asked('team-manager', `${base}/deputies/${deputyId}/end`, {})
  await asked('administrator', `${base}/revocations`, { tokenId: randomUUID(), reason: 'device-lost' })
  for (const one of [1, 2]) {
    const hold = { scope: 'case', caseId: ids.closed, reason: `${reason} ${one}` }
    const { holdId } = z
      .looseObject({ holdId: z.string() })
      .parse(await asked('administrator', `${base}/retention/holds`, hold))
    if (one === 1) await asked('service-manager', `${base}/retention/holds/${holdId}/lift`, { reason })
  }
  ids.destroyed = await refer(run, council)
  await tell(run, council, ids.destroyed, ['duty-manager', 'decisions', closing])
  await until('a record to be destroyed', destroy, 30_000)
}

/** A step of somebody who stands in is no violation. */
async function decideAsDeputy(): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  const [fromPerson, toPerson] = ['duty-manager-x', 'social-worker-x']
  const permissions = ['case.act', 'decision.make']
  await asked('team-manager', `${base}/deputies`, {
    fromPerson,
    toPerson,
    permissions,
    fromDay: today,
    toDay: today,
    reason: 'leave',
  })
  const caseId = await refer(stack.run, council)
  const [, collection, decision] = decideAssessment
  await asked('social-worker', `${base}/cases/${caseId}/${collection}`, decision)
}

async function asked(role: string, path: string, body: object): Promise<unknown> {
  const token = await mintToken(homeAt(stack.home), { council, subject: `${role}-x`, roles: [role], hours: 1 })
  const answer = await askOf(stack.run, { path, body, headers: { authorization: `Bearer ${token}` } })
  if (answer.status > 201) throw new Error(`${path}: ${answer.text}`)
  return JSON.parse(answer.text)
}

const destroy = () =>
  withCouncil(bed.db, council, async (tx) => {
    const [at, caseId] = [new Date().toISOString(), ids.destroyed]
    const proposed = {
      ...{ caseId, class: 'referral-only', dueOn: '2026-01-01', because: ['referral-only'] },
      ...{ proposedBy: 'person-2', proposedAt: at },
    }
    const done = await destroyCaseKey(tx, { caseId, by: { id: 'person-1', role: null }, reason: 'retention-over', at })
    if (done.status !== 'destroyed') return false
    const destructionId = randomUUID()
    const approved = { destructionId, approvedBy: 'person-1', approvedAt: at, referralToo: done.referralToo }
    const certificate = { ...proposed, ...approved, ...(await hashRecord(tx, caseId)) }
    await insertProposal(tx, { ...proposed, proposalId: destructionId })
    await putOnRecord(tx, certificate, { at, actorId: 'person-1', actorRole: null })
    writeDestruction(homeAt(stack.home).anchors, council, bed.keyring, certificate)
    return true
  })

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
      `update inbox set kind = 'referral' where message_id = (select message_id from inbox where kind = 'managerDecision' and ${assessed()})`,
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
    expect((await found()).map(({ invariant }) => invariant)).toContain(id)
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
