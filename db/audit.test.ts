import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { appendAudit, auditHash, listAudit, type AuditRow } from './audit'
import { anEntry } from './fixtures-for-tests'
import { createDatabase, withCouncil, type Database } from './pool'

let database: FreshDatabase
let db: Database
beforeAll(async () => {
  database = await freshDatabase()
  db = createDatabase(database.appUrl)
})
afterAll(async () => {
  await db.end()
  await database.drop()
})

const append = (council: string, entry = anEntry()) => withCouncil(db, council, (tx) => appendAudit(tx, entry))
const chain = (council: string) => withCouncil(db, council, (tx) => listAudit(tx, 0, 1_000))

function expectUnbroken(council: string, rows: readonly AuditRow[]): void {
  rows.forEach((row, index) => {
    expect(row.seq).toBe(index + 1)
    expect(row.previousHash).toEqual(rows[index - 1]?.hash ?? Buffer.alloc(32))
    expect(row.hash).toEqual(auditHash(council, row.seq, row, row.previousHash))
  })
}

describe('the audit', () => {
  it('keeps what was done, by whom, and how it ended', async () => {
    const entry = anEntry({ actorId: null, actorRole: null, messageId: null, outcome: 'unauthenticated' })
    expect(await append('one', entry)).toBe(1)
    expect(await chain('one')).toMatchObject([entry])
  })

  it('is one chain a council, without gap or fork, however many write at once', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => append(index % 2 ? 'two' : 'three')))
    for (const council of ['two', 'three']) {
      const rows = await chain(council)
      expect(rows).toHaveLength(30)
      expectUnbroken(council, rows)
    }
  })

  it('has no gap where something was undone', async () => {
    await append('four')
    const undone = withCouncil(db, 'four', async (tx) => {
      await appendAudit(tx, anEntry())
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await append('four')
    const rows = await chain('four')
    expect(rows).toHaveLength(2)
    expectUnbroken('four', rows)
  })

  it('takes several entries of one transaction', async () => {
    await withCouncil(db, 'five', async (tx) => {
      expect([await appendAudit(tx, anEntry()), await appendAudit(tx, anEntry())]).toEqual([1, 2])
    })
    expectUnbroken('five', await chain('five'))
  })

  it('has another hash when anything in it is other', () => {
    const entry = anEntry()
    const previous = Buffer.alloc(32, 1)
    const hash = auditHash('anyshire', 7, entry, previous).toString('hex')
    const others = [
      auditHash('blackpool', 7, entry, previous),
      auditHash('anyshire', 8, entry, previous),
      auditHash('anyshire', 7, entry, Buffer.alloc(32, 2)),
      ...Object.keys(entry).map((field) =>
        auditHash('anyshire', 7, { ...entry, [field]: field === 'at' ? '2026-05-22T15:40:00.001Z' : 'x' }, previous),
      ),
    ].map((other) => other.toString('hex'))
    expect(others).toHaveLength(10)
    expect(new Set([hash, ...others]).size).toBe(11)
  })

  it('cannot be changed or taken from by the application', async () => {
    for (const statement of [`update audit set outcome = 'x'`, 'delete from audit', 'delete from audit_head']) {
      await expect(withCouncil(db, 'one', (tx) => tx.query(statement))).rejects.toMatchObject({ code: '42501' })
    }
  })
})
