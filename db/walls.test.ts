import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { appendAudit } from './audit'
import { findCase, listCases } from './cases'
import { accept, aMessage, anEntry, aReferral, openCase } from './fixtures-for-tests'
import { findReceipt } from './inbox'
import { createDatabase, readCouncil, withCouncil, type Database } from './pool'
import { insertReferral } from './referrals'

// The row-security traps of PostgreSQL, tried as the application's role. catalogue.test.ts proves the rest from the
// catalogue.

let database: FreshDatabase
let db: Database
let caseId: string
beforeAll(async () => {
  database = await freshDatabase()
  db = createDatabase(database.appUrl)
  caseId = await withCouncil(db, 'anyshire', (tx) => openCase(tx))
})
afterAll(async () => {
  await db.end()
  await database.drop()
})

const tables = ['config_version', 'referral', 'case_view'] // those that openCase fills

describe('another council', () => {
  it('finds nothing, by id or by list', async () => {
    await readCouncil(db, 'blackpool', async (tx) => {
      expect(await findCase(tx, caseId)).toBeNull()
      expect(await listCases(tx, { practice: false, limit: 10 })).toEqual([])
      for (const table of tables) expect((await tx.query(`select from ${table}`)).rowCount).toBe(0)
    })
  })

  it('changes nothing', async () => {
    await withCouncil(db, 'blackpool', async (tx) => {
      expect((await tx.query(`update case_view set stage = 'closed'`)).rowCount).toBe(0)
    })
    await readCouncil(db, 'anyshire', async (tx) =>
      expect(await findCase(tx, caseId)).toMatchObject({ stage: 'awaiting-decision' }),
    )
  })

  it('can be written to by nobody else (trap 10)', async () => {
    const smuggle = withCouncil(db, 'blackpool', (tx) => insertReferral({ ...tx, council: 'anyshire' }, aReferral()))
    await expect(smuggle).rejects.toMatchObject({ code: '42501' })
  })

  it('cannot be referred to (trap 4)', async () => {
    const refer = withCouncil(db, 'blackpool', async (tx) => {
      await openCase(tx)
      return accept(tx, aMessage(caseId))
    })
    await expect(refer).rejects.toMatchObject({ code: '23503' })
  })

  it('has ids of its own, so that a clash tells nothing (trap 5)', async () => {
    const messageId = randomUUID()
    for (const council of ['anyshire', 'blackpool']) {
      const accepted = await withCouncil(db, council, async (tx) =>
        accept(tx, aMessage(await openCase(tx), { messageId })),
      )
      expect(accepted.status).toBe('accepted')
    }
    await readCouncil(db, 'lancashire', async (tx) => expect(await findReceipt(tx, caseId, messageId)).toBeNull())
  })
})

describe('no council', () => {
  let bare: Client
  beforeEach(async () => {
    bare = new Client(database.appUrl)
    await bare.connect()
  })
  afterEach(() => bare.end())

  it('sees nothing, be the setting absent or empty (trap 3)', async () => {
    expect((await bare.query('select from case_view')).rowCount).toBe(0)
    await bare.query(`begin; select set_config('app.council', 'anyshire', true); commit`)
    expect((await bare.query(`select current_setting('app.council', true) as left`)).rows).toEqual([{ left: '' }])
    expect((await bare.query('select from case_view')).rowCount).toBe(0)
    await expect(withCouncil(db, '', (tx) => openCase(tx))).rejects.toMatchObject({ code: '42501' })
  })

  it('may truncate (trap 6), switch row security off, become the owner or delete', async () => {
    await expect(bare.query('truncate case_view cascade')).rejects.toMatchObject({ code: '42501' })
    await expect(bare.query('alter table case_view no force row level security')).rejects.toMatchObject({
      code: '42501',
    })
    await expect(bare.query('delete from case_event')).rejects.toMatchObject({ code: '42501' })
    const ownerRole = new URL(database.ownerUrl).username
    await expect(bare.query(`set role ${bare.escapeIdentifier(ownerRole)}`)).rejects.toMatchObject({ code: '42501' })
  })

  it('gets an error rather than a part, where a dump asks for everything (trap 9)', async () => {
    await bare.query('set row_security = off')
    await expect(bare.query('select from case_view')).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the pool', () => {
  it('lends a connection on without the council of the transaction before (trap 7)', async () => {
    const single = createDatabase(database.appUrl)
    single.options.max = 1
    await withCouncil(single, 'anyshire', (tx) => tx.query('select 1'))
    await expect(withCouncil(single, 'anyshire', () => Promise.reject(new Error('stop')))).rejects.toThrow('stop')
    expect((await single.query('select from case_view')).rowCount).toBe(0)
    expect(single.totalCount).toBe(1)
    await single.end()
  })

  it('takes a council’s name for a name, whatever is in it (trap 8)', async () => {
    for (const name of [`x', true), set_config('app.council', 'anyshire`, `anyshire'; --`, `\\'`, `anyshire\\`]) {
      const seen = await readCouncil(db, name, async (tx) => (await tx.query('select from case_view')).rowCount)
      expect(seen).toBe(0)
    }
  })

  it('keeps each of many transactions at once in its own council', async () => {
    const councils = ['one', 'two', 'three']
    const ids = await Promise.all(
      Array.from({ length: 30 }, (_, index) => {
        const council = councils[index % 3] ?? ''
        return withCouncil(db, council, async (tx) => {
          const id = await openCase(tx)
          await appendAudit(tx, anEntry({ caseId: id }))
          return { council, id }
        })
      }),
    )
    for (const council of councils) {
      const rows = await readCouncil(db, council, (tx) => listCases(tx, { practice: false, limit: 100 }))
      const own = ids.filter((entry) => entry.council === council).map(({ id }) => id)
      expect(rows.map((row) => row.caseId).sort()).toEqual(own.sort())
    }
  })
})
