import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { appUrlOf, migrate } from './migrate'
import { createDatabase, withCouncil } from './pool'

let fresh: FreshDatabase
let root: Client
const made: string[] = []
beforeAll(async () => {
  fresh = await freshDatabase()
  root = new Client(fresh.ownerUrl)
  await root.connect()
})
afterAll(async () => {
  for (const name of made) await root.query(`drop database ${name} with (force)`)
  await root.end()
  await fresh.drop()
})

const appPassword = () => decodeURIComponent(new URL(fresh.appUrl).password)

async function emptyDatabase(owner?: string): Promise<string> {
  const name = `caseway_test_${randomBytes(8).toString('hex')}`
  await root.query(`create database ${name}${owner === undefined ? '' : ` owner ${owner}`}`)
  made.push(name)
  const url = new URL(fresh.ownerUrl)
  url.pathname = `/${name}`
  return url.toString()
}

async function inDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const applied = (url: string) =>
  inDatabase(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select name from caseway_migration order by applied_at, name',
    )
    return rows.map(({ name }) => name)
  })

describe('migrating', () => {
  it('brings an empty database up to date, four at once and again, each file once and in order', async () => {
    const url = await emptyDatabase()
    await Promise.all(Array.from({ length: 4 }, () => migrate(url, appPassword())))
    await migrate(url, appPassword())
    const names = await applied(url)
    expect(names[0]).toMatch(/^0001-/)
    expect(names).toEqual([...new Set(names)].sort())
    const db = createDatabase(appUrlOf(url, appPassword()))
    await withCouncil(db, 'anyshire', (tx) => tx.query('select from inbox'))
    await db.end()
  })

  it('brings several databases of one server up to date at once', async () => {
    const urls = [await emptyDatabase(), await emptyDatabase(), await emptyDatabase()]
    await Promise.all(urls.map((url) => migrate(url, appPassword())))
    for (const url of urls) expect((await applied(url)).length).toBeGreaterThan(0)
  })

  it('refuses where an applied file has been changed, and leaves everything as it was', async () => {
    const url = await emptyDatabase()
    await migrate(url, appPassword())
    const names = await applied(url)
    await inDatabase(url, (client) =>
      client.query(`update caseway_migration set hash = 'other' where name like '0002-%'`),
    )
    await expect(migrate(url, appPassword())).rejects.toMatchObject({
      code: 'migration-changed',
      message: expect.stringContaining('0002-'),
    })
    expect(await applied(url)).toEqual(names)
  })

  it('applies a file whole or not at all', async () => {
    const url = await emptyDatabase()
    await inDatabase(url, (client) => client.query('create table notice (in_the_way int)'))
    await expect(migrate(url, appPassword())).rejects.toMatchObject({ code: '42P07' })
    expect(await applied(url)).toHaveLength(1)
    await inDatabase(url, async (client) => {
      expect((await client.query(`select from pg_class where relname in ('inbox', 'case_event')`)).rowCount).toBe(0)
      await client.query('drop table notice')
    })
    await migrate(url, appPassword())
    expect((await applied(url)).length).toBeGreaterThan(1)
  })

  it('works for an owner who is no superuser', async () => {
    const role = `caseway_test_owner_${randomBytes(6).toString('hex')}`
    await root.query(`create role ${role} login createrole password 'plain'`)
    const url = new URL(await emptyDatabase(role))
    url.username = role
    url.password = 'plain'
    await migrate(url.toString(), appPassword())
    await inDatabase(url.toString(), async (client) => {
      // forced: even the owner sees a council's rows only inside that council
      expect((await client.query('select from case_view')).rowCount).toBe(0)
      await expect(
        client.query(`insert into config_version (council, hash, body) values ('anyshire', 'x', '{}')`),
      ).rejects.toMatchObject({ code: '42501' })
    })
    await root.query(`drop database ${made.pop()} with (force)`)
    await root.query(`drop role ${role}`)
  })
})
