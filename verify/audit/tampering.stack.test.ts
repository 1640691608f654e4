import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { listAlarms } from '../../db/alarms'
import { appendAudit, auditHash, listAudit } from '../../db/audit'
import { anEntry } from '../../db/fixtures-for-tests'
import { createDatabase, readCouncil, withCouncil, type Database } from '../../db/pool'
import { keyringOf } from '../../sealing/keyring-for-tests'
import { freshDatabase, type FreshDatabase } from '../../test/stack/fresh-database'
import { anchorCouncil } from '../anchors/anchor'
import { anchorFileOf, readAnchors } from '../anchors/file'
import type { AuditFaultKind } from './faults'
import { verifyAudit } from './verify-audit'

// Somebody with the owner's password and row security off, who knows how the hashes are made, against the checker.

const council = 'anyshire'
const keyring = keyringOf({ [council]: ['k1', 'k2'], blackpool: ['k1'] })
const directory = mkdtempSync(join(tmpdir(), 'caseway-anchors-'))

let database: FreshDatabase
let db: Database
let owner: Client
beforeAll(async () => {
  database = await freshDatabase()
  db = createDatabase(database.appUrl)
  owner = new Client(database.ownerUrl)
  await owner.connect()
  await owner.query('set row_security = off')
  for (const part of [10, 10]) {
    for (let index = 0; index < part; index++) await append(council)
    expect(await anchorCouncil({ db, keyring, directory }, council, new Date(), false)).toMatchObject({
      status: 'anchored',
    })
  }
  for (let index = 0; index < 3; index++) await append(council)
  await append('blackpool')
  await owner.query('create table kept_audit as select * from audit')
  await owner.query('create table kept_head as select * from audit_head')
})
afterAll(async () => {
  await owner.end()
  await db.end()
  await database.drop()
  rmSync(directory, { recursive: true })
})

const append = (of: string) => withCouncil(db, of, (tx) => appendAudit(tx, anEntry()))
const examined = () => verifyAudit(db, council, readAnchors(directory, council, keyring))

// The chain: 1 to 10, anchored at 10 (told of by 11), 12 to 21, anchored at 21 (told of by 22), 23 to 25.
const entries = 25

async function restore(): Promise<void> {
  await owner.query('delete from audit; insert into audit select * from kept_audit')
  await owner.query('delete from audit_head; insert into audit_head select * from kept_head')
}

const of = `council = '${council}'`

/** Makes the numbers of the entries from one on higher or lower, as one statement cannot. */
async function renumber(from: number, by: number): Promise<void> {
  await owner.query(`update audit set seq = seq + 100000 where ${of} and seq >= $1`, [from])
  await owner.query(`update audit set seq = seq - 100000 + $1 where ${of} and seq > 100000`, [by])
}

/** Works the hashes out anew from an entry on, and the head, as somebody would who covers their tracks. */
async function rehash(from: number, until = Number.POSITIVE_INFINITY): Promise<void> {
  const rows = await readCouncil(db, council, (tx) => listAudit(tx, 0, 1_000))
  let previous: Uint8Array = rows.find(({ seq }) => seq === from - 1)?.hash ?? Buffer.alloc(32)
  for (const row of rows.filter(({ seq }) => seq >= from && seq <= until)) {
    const hash = auditHash(council, row.seq, row, previous)
    await owner.query(`update audit set previous_hash = $1, hash = $2 where ${of} and seq = $3`, [
      previous,
      hash,
      row.seq,
    ])
    previous = hash
  }
  if (until === Number.POSITIVE_INFINITY) await setHead()
}

const setHead = () =>
  owner.query(`update audit_head h set seq = a.seq, hash = a.hash from audit a where a.council = h.council and a.${of}
    and a.seq = (select max(seq) from audit where ${of})`)

const copy = (from: number, to: number, hashes = 'previous_hash, hash') =>
  owner.query(`insert into audit select council, ${to}, at, actor_id, actor_role, action, case_id, message_id, 'put-in', ${hashes}
    from audit where ${of} and seq = ${from}`)

interface Mutant {
  name: string
  mutate: () => Promise<unknown>
  kind: AuditFaultKind
  seq: number
}

const columns = ['at', 'actor_id', 'actor_role', 'action', 'case_id', 'message_id', 'outcome', 'previous_hash', 'hash']
const changed: Record<string, string> = {
  at: `at + interval '1 ms'`,
  case_id: 'gen_random_uuid()',
  message_id: 'gen_random_uuid()',
  previous_hash: `decode(repeat('ab', 32), 'hex')`,
  hash: `decode(repeat('ab', 32), 'hex')`,
}
const alter = (seq: number, column = 'outcome') =>
  owner.query(`update audit set ${column} = ${changed[column] ?? `'changed'`} where ${of} and seq = ${seq}`)
const remove = (seq: number) => owner.query(`delete from audit where ${of} and seq = $1`, [seq])
const swap = async (one: number, other: number) => {
  await owner.query(`update audit set seq = 99999 where ${of} and seq = $1`, [one])
  await owner.query(`update audit set seq = $1 where ${of} and seq = $2`, [one, other])
  await owner.query(`update audit set seq = $1 where ${of} and seq = 99999`, [other])
}
const swapContents = () =>
  owner.query(`update audit a set at = b.at, actor_id = b.actor_id, actor_role = b.actor_role, action = b.action,
      case_id = b.case_id, message_id = b.message_id, outcome = b.outcome
    from audit b where a.${of} and b.${of} and (a.seq, b.seq) in ((5, 6), (6, 5))`)
const makeRoom = (at: number) => renumber(at, 1)

const mutants: Mutant[] = [
  ...columns.map((column) => ({
    name: `${column} altered`,
    mutate: () => alter(7, column),
    kind: 'altered' as const,
    seq: 7,
  })),
  { name: 'the first altered', mutate: () => alter(1), kind: 'altered', seq: 1 },
  { name: 'the last altered', mutate: () => alter(entries), kind: 'altered', seq: entries },
  {
    name: 'altered, and its own hash made anew',
    mutate: async () => [await alter(7), await rehash(7, 7)],
    kind: 'altered',
    seq: 7,
  },
  {
    name: 'the last altered, and its hash made anew',
    mutate: async () => [await alter(entries), await rehash(entries, entries)],
    kind: 'altered',
    seq: entries,
  },
  {
    name: 'two altered: the first is named',
    mutate: async () => [await alter(9), await alter(4)],
    kind: 'altered',
    seq: 4,
  },
  { name: 'deleted', mutate: () => remove(7), kind: 'deleted', seq: 7 },
  { name: 'the first deleted', mutate: () => remove(1), kind: 'deleted', seq: 1 },
  { name: 'several deleted', mutate: async () => [await remove(7), await remove(8)], kind: 'deleted', seq: 7 },
  {
    name: 'deleted, and the others renumbered',
    mutate: async () => [await remove(7), await renumber(8, -1)],
    kind: 'deleted',
    seq: 7,
  },
  { name: 'the last deleted', mutate: () => remove(entries), kind: 'truncated', seq: entries },
  {
    name: 'the last deleted and the head set back, behind the last anchor',
    mutate: async () => [
      await remove(21),
      await remove(22),
      await remove(23),
      await remove(24),
      await remove(25),
      await setHead(),
    ],
    kind: 'truncated',
    seq: 21,
  },
  {
    name: 'everything deleted, the head too',
    mutate: () => owner.query(`delete from audit where ${of}; delete from audit_head where ${of}`),
    kind: 'truncated',
    seq: 1,
  },
  { name: 'neighbours exchanged', mutate: () => swap(5, 6), kind: 'reordered', seq: 5 },
  { name: 'two far apart exchanged', mutate: () => swap(3, 17), kind: 'reordered', seq: 3 },
  { name: 'the contents of two exchanged', mutate: swapContents, kind: 'reordered', seq: 5 },
  {
    name: 'put in with hashes of another',
    mutate: async () => [await makeRoom(6), await copy(3, 6)],
    kind: 'inserted',
    seq: 6,
  },
  {
    name: 'put in with right hashes',
    mutate: async () => [await makeRoom(6), await copy(3, 6), await rehash(6, 6)],
    kind: 'inserted',
    seq: 6,
  },
  {
    name: 'put in with made-up hashes',
    mutate: async () => [await makeRoom(6), await copy(3, 6, `'\\x01', '\\x02'`)],
    kind: 'inserted',
    seq: 6,
  },
  {
    name: 'put in as the first',
    mutate: async () => [await makeRoom(1), await copy(4, 1), await rehash(1, 1)],
    kind: 'inserted',
    seq: 1,
  },
  {
    name: 'put in behind the end',
    mutate: async () => [await copy(3, 26), await rehash(26, 26)],
    kind: 'inserted',
    seq: 26,
  },
  {
    name: 'altered, and all from there on hashed anew',
    mutate: async () => [await alter(7), await rehash(7)],
    kind: 'rewritten',
    seq: 1,
  },
  {
    name: 'altered between the anchors, and all hashed anew',
    mutate: async () => [await alter(15), await rehash(15)],
    kind: 'rewritten',
    seq: 11,
  },
  {
    name: 'deleted, renumbered, and all hashed anew',
    mutate: async () => [await remove(12), await renumber(13, -1), await rehash(12)],
    kind: 'rewritten',
    seq: 11,
  },
  {
    name: 'put in, and all hashed anew',
    mutate: async () => [await makeRoom(2), await copy(5, 2), await rehash(2)],
    kind: 'rewritten',
    seq: 1,
  },
  {
    name: 'exchanged, and all hashed anew',
    mutate: async () => [await swap(2, 3), await rehash(2)],
    kind: 'rewritten',
    seq: 1,
  },
]

describe('the audit of a council', () => {
  afterEach(restore)

  it('is sound where nobody touched it', async () => {
    expect(await examined()).toEqual({ council, entries, anchors: 2, anchoredTo: 21, faults: [] })
  })

  it.each(mutants)('says: $name', async ({ mutate, kind, seq }) => {
    await mutate()
    expect((await examined()).faults[0]).toMatchObject({ kind, seq })
  })

  it('of another council stays sound', async () => {
    await alter(7)
    expect((await verifyAudit(db, 'blackpool', readAnchors(directory, 'blackpool', keyring))).faults).toEqual([])
  })

  it('is not anchored again once it contradicts its last anchor', async () => {
    await alter(15)
    await rehash(15)
    const anchored = () => anchorCouncil({ db, keyring, directory }, council, new Date(), false)
    expect(await anchored()).toEqual({ status: 'contradicted' })
    expect(await anchored()).toEqual({ status: 'contradicted' })
    const alarms = await readCouncil(db, council, (tx) => listAlarms(tx, 10))
    expect(alarms.map(({ kind, subject }) => [kind, subject])).toEqual([['audit-contradicted', 'audit']])
  })
})

describe('the file of anchors', () => {
  const file = anchorFileOf(directory, council)
  let kept: string
  beforeAll(() => (kept = readFileSync(file, 'utf8')))
  afterEach(() => writeFileSync(file, kept))

  const altered: [string, (lines: string[]) => string[], AuditFaultKind, number][] = [
    ['a hash changed', ([one = '', two = '']) => [one.replace(/"hash":"../, '"hash":"00'), two], 'anchor-altered', 1],
    ['a number changed', ([one = '', two = '']) => [one, two.replace('"seq":21', '"seq":20')], 'anchor-altered', 2],
    ['a line taken out', ([, two = '']) => [two], 'anchor-altered', 1],
    ['the last line taken out', ([one = '']) => [one], 'anchor-lost', 2],
    ['lines exchanged', ([one = '', two = '']) => [two, one], 'anchor-altered', 1],
    ['a line twice', ([one = '', two = '']) => [one, two, two], 'anchor-altered', 3],
    ['something else', ([one = '', two = '']) => [one, 'x', two], 'anchor-altered', 2],
    ['nothing left', () => [], 'anchor-lost', 1],
  ]
  it.each(altered)('says: %s', async (_name, mutate, kind, seq) => {
    writeFileSync(
      file,
      mutate(kept.trim().split('\n'))
        .map((line) => `${line}\n`)
        .join(''),
    )
    expect((await examined()).faults[0]).toMatchObject({ kind, seq })
  })

  it('may have a line that a power cut tore', async () => {
    const [one = '', two = ''] = kept.split('\n')
    writeFileSync(file, [one, two.slice(0, 50), two, ''].join('\n'))
    expect((await examined()).faults).toEqual([])
  })
})

describe('anchoring', () => {
  it('is done once, however many do it at once, and not again until something is done', async () => {
    await Promise.all([append('blackpool'), append('blackpool')])
    const deps = { db, keyring, directory }
    const results = await Promise.all(
      Array.from({ length: 5 }, () => anchorCouncil(deps, 'blackpool', new Date(), true)),
    )
    expect(results.map(({ status }) => status).toSorted()).toEqual(['anchored', 'today', 'today', 'today', 'today'])
    expect(await anchorCouncil(deps, 'blackpool', new Date(), false)).toEqual({ status: 'unchanged' })
    await append('blackpool')
    expect(await anchorCouncil(deps, 'blackpool', new Date(), true)).toEqual({ status: 'today' })
    expect(await anchorCouncil(deps, 'blackpool', new Date(Date.now() + 86_400_000), true)).toMatchObject({
      status: 'anchored',
      anchor: { n: 2 },
    })
    const found = await verifyAudit(db, 'blackpool', readAnchors(directory, 'blackpool', keyring))
    expect(found).toMatchObject({ faults: [], anchors: 2 })
  })
})
