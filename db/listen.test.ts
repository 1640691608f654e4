import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { accept, aMessage, openCase } from './fixtures-for-tests'
import { settleMessage } from './inbox'
import { createListener, type Listener } from './listen'
import { createDatabase, withCouncil, type CouncilTx, type Database } from './pool'

let database: FreshDatabase
let db: Database
let listener: Listener
let caseId: string
const arrivals: unknown[] = []
beforeAll(async () => {
  database = await freshDatabase()
  db = createDatabase(database.appUrl)
  listener = createListener(database.appUrl)
  listener.onInbox((arrival) => arrivals.push(arrival))
  caseId = await inCouncil((tx) => openCase(tx))
  await until(() => arrivals.length > 0) // connected
})
afterAll(async () => {
  await listener.close()
  await db.end()
  await database.drop()
})

const inCouncil = <T>(work: (tx: CouncilTx) => Promise<T>) => withCouncil(db, 'anyshire', work)

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
}

async function heldMessage(): Promise<string> {
  const message = aMessage(caseId)
  await inCouncil((tx) => accept(tx, message))
  return message.messageId
}
const settle = (messageId: string) => inCouncil((tx) => settleMessage(tx, messageId, { status: 'applied' }))

const breakConnections = async () => {
  const owner = new Client(database.ownerUrl)
  await owner.connect()
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'caseway-listen' and datname = current_database()`,
  )
  await owner.end()
}

describe('waiting for a receipt', () => {
  it('ends as soon as it is committed, for everybody who waits', async () => {
    const messageId = await heldMessage()
    const waiting = [1, 2].map(() => listener.waitFor('anyshire', messageId, 5_000))
    await settle(messageId)
    expect(await Promise.all(waiting)).toEqual([true, true])
  })

  it('ends without it after a time', async () => {
    expect(await listener.waitFor('anyshire', randomUUID(), 30)).toBe(false)
  })

  it('hears nothing of what was undone, of other messages and of other councils', async () => {
    const messageId = await heldMessage()
    const waiting = [
      listener.waitFor('anyshire', messageId, 300),
      listener.waitFor('blackpool', messageId, 300),
      listener.waitFor('anyshire', randomUUID(), 300),
    ]
    const undone = inCouncil(async (tx) => {
      await settleMessage(tx, messageId, { status: 'applied' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await settle(await heldMessage())
    expect(await Promise.all(waiting)).toEqual([false, false, false])
  })

  it('works again after the connection was lost', async () => {
    const before = arrivals.length
    const messageId = await heldMessage()
    await breakConnections()
    await until(() => arrivals.slice(before).includes(null))
    const waiting = listener.waitFor('anyshire', messageId, 5_000)
    await settle(messageId)
    expect(await waiting).toBe(true)
  })
})

describe('the relay', () => {
  it('is woken for each message accepted', async () => {
    await heldMessage()
    await until(() =>
      arrivals.some((arrival) => JSON.stringify(arrival) === JSON.stringify({ council: 'anyshire', caseId })),
    )
  })
})

describe('a listener', () => {
  it('ends, and lets go whoever still waits', async () => {
    const short = createListener(database.appUrl)
    const waiting = short.waitFor('anyshire', randomUUID(), 60_000)
    await short.close()
    expect(await waiting).toBe(false)
  })

  it('starts while the database is away, and ends all the same', async () => {
    const nowhere = new URL(database.appUrl)
    nowhere.port = '1'
    const away = createListener(nowhere.toString())
    expect(await away.waitFor('anyshire', randomUUID(), 50)).toBe(false)
    await away.close()
  })
})
