import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { recordConfigVersion, findConfigVersion } from './config-versions'
import { CommitError, createDatabase, readCouncil, withCouncil, type CouncilTx, type Database } from './pool'

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

const found = (hash: string) => readCouncil(db, 'anyshire', (tx) => findConfigVersion(tx, hash))

describe('a council’s transaction', () => {
  it('commits what it did', async () => {
    await withCouncil(db, 'anyshire', (tx) => recordConfigVersion(tx, 'kept', { days: [1, 2] }))
    expect(await found('kept')).toMatchObject({ hash: 'kept', body: { days: [1, 2] } })
  })

  it('leaves nothing behind when it throws', async () => {
    const failing = withCouncil(db, 'anyshire', async (tx) => {
      await recordConfigVersion(tx, 'undone', {})
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await found('undone')).toBeNull()
  })

  it('never passes for done when an error inside was swallowed', async () => {
    const swallowing = withCouncil(db, 'anyshire', async (tx) => {
      await recordConfigVersion(tx, 'swallowed', {})
      await tx.query('select 1 / 0').catch(() => undefined)
    })
    await expect(swallowing).rejects.toThrow(CommitError)
    expect(await found('swallowed')).toBeNull()
  })

  it('cannot be used once it has ended', async () => {
    let kept: CouncilTx | undefined
    await withCouncil(db, 'anyshire', (tx) => Promise.resolve((kept = tx)))
    await expect(kept?.query('select 1')).rejects.toThrow('ended')
  })

  it('gives up a connection that broke and goes on with another', async () => {
    const broken = withCouncil(db, 'anyshire', (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'))
    await expect(broken).rejects.toThrow()
    expect(await found('kept')).not.toBeNull()
  })

  it('has no more than its share of the connections: another council’s does not wait, its own do, and not for ever', async () => {
    let end = () => {}
    const ended = new Promise<void>((resolve) => (end = resolve))
    const holding = Array.from({ length: 7 }, () => withCouncil(db, 'anyshire', () => ended))
    let isServed = false
    const next = withCouncil(db, 'anyshire', (tx) => tx.query('select 1')).then(() => (isServed = true))
    await withCouncil(db, 'blackpool', (tx) => tx.query('select pg_sleep(0.05)'))
    expect(isServed).toBe(false)
    await expect(next).rejects.toMatchObject({ name: 'NoTurnError', code: '53300' })
    const last = withCouncil(db, 'anyshire', (tx) => tx.query('select 1'))
    end()
    await Promise.all([...holding, last])
  }, 20_000)

  it('does not wait for ever: every statement, lock and pause has a limit', async () => {
    const limits = await withCouncil(db, 'anyshire', (tx) =>
      tx.query(`select name, setting::int as ms from pg_settings
                 where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`),
    )
    expect(limits.rows).toEqual([
      { name: 'idle_in_transaction_session_timeout', ms: 60_000 },
      { name: 'lock_timeout', ms: 5_000 },
      { name: 'statement_timeout', ms: 10_000 },
    ])
  })
})

describe('reading', () => {
  it('cannot write', async () => {
    const writing = readCouncil(db, 'anyshire', (tx) => recordConfigVersion(tx, 'read', {}))
    await expect(writing).rejects.toMatchObject({ code: '25006' })
  })

  it('sees one instant from the first query to the last', async () => {
    const both = await readCouncil(db, 'anyshire', async (tx) => {
      const before = await findConfigVersion(tx, 'later')
      await withCouncil(db, 'anyshire', (other) => recordConfigVersion(other, 'later', {}))
      return [before, await findConfigVersion(tx, 'later')]
    })
    expect(both).toEqual([null, null])
    expect(await found('later')).not.toBeNull()
  })
})

it('a configuration version is written once and never changed', async () => {
  await withCouncil(db, 'anyshire', async (tx) => {
    expect(await recordConfigVersion(tx, 'once', { days: 45 })).toBe(true)
    expect(await recordConfigVersion(tx, 'once', { days: 999 })).toBe(false)
  })
  expect(await found('once')).toMatchObject({ body: { days: 45 } })
  await expect(
    withCouncil(db, 'anyshire', (tx) => tx.query(`update config_version set body = '{}'`)),
  ).rejects.toMatchObject({ code: '42501' })
})
