import { randomUUID } from 'node:crypto'
import { keyringOf } from '../sealing/keyring-for-tests'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { caseKeysIn } from './case-keys'
import { createDatabase, withCouncil, type Database } from './pool'
import { openJson, sealedAs, sealJson } from './sealed'

const keyring = keyringOf({ anyshire: ['k1'], blackpool: ['k1'] })
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

const create = (council: string, holderId: string) =>
  withCouncil(db, council, (tx) => caseKeysIn(tx, keyring).create(holderId))
const load = (council: string, holderId: string, by = keyring) =>
  withCouncil(db, council, (tx) => caseKeysIn(tx, by).load(holderId))

describe('the key of a case', () => {
  it('is the same whenever it is loaded, also after the council has a newer key', async () => {
    const caseId = randomUUID()
    const key = await create('anyshire', caseId)
    expect(await load('anyshire', caseId)).toEqual(key)
    expect(await load('anyshire', caseId, keyringOf({ anyshire: ['k1', 'k2'] }))).toEqual(key)
  })

  it('is stored wrapped only', async () => {
    const caseId = randomUUID()
    const key = await create('anyshire', caseId)
    const { rows } = await withCouncil(db, 'anyshire', (tx) =>
      tx.query(`select position($2::bytea in wrapped) as found from case_key where holder_id = $1`, [caseId, key]),
    )
    expect(rows).toEqual([{ found: 0 }])
  })

  it('is made once', async () => {
    const caseId = randomUUID()
    await create('anyshire', caseId)
    await expect(create('anyshire', caseId)).rejects.toMatchObject({ code: '23505' })
  })

  it('of another council is no key, and one that was destroyed is gone', async () => {
    const caseId = randomUUID()
    await create('anyshire', caseId)
    await expect(load('blackpool', caseId)).rejects.toMatchObject({ code: 'case-key-missing', council: 'blackpool' })
    await expect(load('anyshire', randomUUID())).rejects.toMatchObject({ code: 'case-key-missing' })
  })

  it('cannot be had without the council’s key, and that stops no other council', async () => {
    const caseId = randomUUID()
    await create('anyshire', caseId)
    const without = keyringOf({ blackpool: ['k1'] })
    await expect(load('anyshire', caseId, without)).rejects.toMatchObject({ code: 'council-key-missing' })
    const other = randomUUID()
    await create('blackpool', other)
    expect(await load('blackpool', other, without)).toHaveLength(32)
  })

  it('of many cases comes in one query', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()]
    for (const id of ids) await create('anyshire', id)
    await withCouncil(db, 'anyshire', async (tx) => {
      let queries = 0
      const counted = { ...tx, query: (...args: Parameters<typeof tx.query>) => (queries++, tx.query(...args)) }
      const keys = caseKeysIn(counted, keyring)
      await keys.loadAll([...ids, randomUUID()])
      for (const id of ids) expect(await keys.load(id)).toHaveLength(32)
      expect(queries).toBe(1)
    })
  })
})

describe('a sealed column', () => {
  const [caseId, otherId] = [randomUUID(), randomUUID()]

  it('opens where it was sealed and nowhere else', async () => {
    const key = await create('anyshire', caseId)
    const value = { child: 'Robin Example', seen: null, days: [1, 2] }
    const sealed = sealJson(key, sealedAs.event('anyshire', caseId, 3), value)
    expect(openJson(key, sealedAs.event('anyshire', caseId, 3), sealed)).toEqual(value)
    expect(sealed.toString('latin1')).not.toContain('Robin')
    for (const elsewhere of [
      sealedAs.event('blackpool', caseId, 3),
      sealedAs.event('anyshire', otherId, 3),
      sealedAs.event('anyshire', caseId, 4),
      sealedAs.state('anyshire', caseId, 3),
      sealedAs.message('anyshire', caseId, '3'),
      sealedAs.referral('anyshire', caseId),
    ]) {
      expect(() => openJson(key, elsewhere, sealed)).toThrow(expect.objectContaining({ code: 'seal-broken' }))
    }
  })
})
