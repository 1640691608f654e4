import { randomUUID } from 'node:crypto'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { tryDeliveryLock, waitForDeliveryLock } from './delivery-lock'
import { accept, aMessage, openCase } from './fixtures-for-tests'
import { findReceipt, listUndelivered, listWaitingCases, markDelivered, settleMessage, type NewMessage } from './inbox'
import { listPendingMessages } from './pending-messages'
import { createDatabase, readCouncil, withCouncil, type CouncilTx, type Database } from './pool'

let database: FreshDatabase
let db: Database
let caseId: string
beforeAll(async () => {
  database = await freshDatabase()
  db = createDatabase(database.appUrl)
})
afterAll(async () => {
  await db.end()
  await database.drop()
})
beforeEach(async () => (caseId = await inCouncil((tx) => openCase(tx))))

const inCouncil = <T>(work: (tx: CouncilTx) => Promise<T>) => withCouncil(db, 'anyshire', work)
const accepted = (message: NewMessage) => inCouncil((tx) => accept(tx, message))
const undelivered = async (id: string) =>
  (await inCouncil((tx) => listUndelivered(tx, id))).map(({ messageId }) => messageId)

describe('accepting a message', () => {
  it('puts it in, and it comes out as it went in', async () => {
    const message = aMessage(caseId, { actorRoles: ['team-manager', 'duty-manager'] })
    expect(await accepted(message)).toMatchObject({ status: 'accepted' })
    const [held] = await inCouncil((tx) => listUndelivered(tx, caseId))
    const { bodyHash, ...delivered } = message
    expect(bodyHash).toBeDefined()
    expect(held).toMatchObject(delivered)
  })

  it('twice with the same body is one message, and tells what became of it', async () => {
    const message = aMessage(caseId)
    await accepted(message)
    await inCouncil((tx) => settleMessage(tx, message.messageId, { status: 'applied', firstSeq: 2, lastSeq: 3 }))
    expect(await accepted({ ...message, body: Buffer.from('sealed anew') })).toMatchObject({
      status: 'same',
      receipt: { outcome: { status: 'applied', firstSeq: 2, lastSeq: 3 } },
    })
  })

  it('refuses an id that came with another body, another case or another kind', async () => {
    const message = aMessage(caseId)
    await accepted(message)
    const otherCase = await inCouncil((tx) => openCase(tx))
    for (const other of [{ bodyHash: Buffer.from('other') }, { caseId: otherCase }, { kind: 'consent' as const }]) {
      expect(await accepted({ ...message, ...other })).toEqual({ status: 'other-body' })
    }
    expect(await undelivered(caseId)).toEqual([message.messageId])
  })

  it('twenty times at once is still one message', async () => {
    const message = aMessage(caseId)
    const results = await Promise.all(Array.from({ length: 20 }, () => accepted(message)))
    expect(results.map(({ status }) => status).sort()).toEqual([
      'accepted',
      ...Array.from({ length: 19 }, () => 'same'),
    ])
  })

  it('lets no message of a case overtake one that was accepted before it', async () => {
    const [first, second] = [aMessage(caseId), aMessage(caseId)]
    let secondDone: Promise<unknown> | undefined
    await inCouncil(async (tx) => {
      await accept(tx, first)
      secondDone = accepted(second)
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(await undelivered(caseId)).toEqual([]) // the second waits, though it would be ready
    })
    await secondDone
    expect(await undelivered(caseId)).toEqual([first.messageId, second.messageId])
  })

  it('does not wait for messages of other cases', async () => {
    const otherCase = await inCouncil((tx) => openCase(tx))
    await inCouncil(async (tx) => {
      await accept(tx, aMessage(caseId))
      expect(await accepted(aMessage(otherCase))).toMatchObject({ status: 'accepted' })
    })
  })
})

describe('the messages of a case', () => {
  it('are delivered in the order in which they were accepted, each until it is noted', async () => {
    const messages = [aMessage(caseId), aMessage(caseId), aMessage(caseId)]
    for (const message of messages) await accepted(message)
    const ids = messages.map(({ messageId }) => messageId)
    expect(await undelivered(caseId)).toEqual(ids)
    await inCouncil((tx) => markDelivered(tx, ids.slice(0, 1)))
    expect(await undelivered(caseId)).toEqual(ids.slice(1))
    const pending = await inCouncil((tx) => listPendingMessages(tx, caseId))
    expect(pending.map(({ messageId }) => messageId)).toEqual(ids)
  })

  it('are found by case, the longest waiting first, page by page', async () => {
    const cases = [caseId, await inCouncil((tx) => openCase(tx)), await inCouncil((tx) => openCase(tx))]
    const [start] = (await inCouncil((tx) => listWaitingCases(tx, 0, 1_000))).slice(-1)
    for (const id of [...cases, caseId]) await accepted(aMessage(id))
    const page = await inCouncil((tx) => listWaitingCases(tx, start?.firstPosition ?? 0, 2))
    const rest = await inCouncil((tx) => listWaitingCases(tx, page[1]?.firstPosition ?? 0, 2))
    expect([...page, ...rest].map((waiting) => waiting.caseId)).toEqual(cases)
    expect(page[0]).toMatchObject({ practice: false })
  })
})

describe('the right to deliver a case', () => {
  it('is held by one at a time, until its transaction ends', async () => {
    const otherCase = await inCouncil((tx) => openCase(tx))
    await inCouncil(async (tx) => {
      expect(await tryDeliveryLock(tx, caseId)).toBe(true)
      await inCouncil(async (other) => {
        expect(await tryDeliveryLock(other, caseId)).toBe(false)
        expect(await tryDeliveryLock(other, otherCase)).toBe(true)
      })
      await withCouncil(db, 'blackpool', async (other) => expect(await tryDeliveryLock(other, caseId)).toBe(true))
    })
    await inCouncil(async (tx) => expect(await tryDeliveryLock(tx, caseId)).toBe(true))
  })

  it('can be waited for, for a while, without spoiling the transaction', async () => {
    await inCouncil(async (tx) => {
      await tryDeliveryLock(tx, caseId)
      await inCouncil(async (other) => {
        expect(await waitForDeliveryLock(other, caseId, 50)).toBe(false)
        expect(await listUndelivered(other, caseId)).toEqual([])
      })
    })
    let waited: Promise<boolean> | undefined
    await inCouncil(async (tx) => {
      await tryDeliveryLock(tx, caseId)
      waited = inCouncil((other) => waitForDeliveryLock(other, caseId, 3_000))
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    expect(await waited).toBe(true)
  })

  it('stops neither new messages nor the record meanwhile', async () => {
    await inCouncil(async (tx) => {
      await tryDeliveryLock(tx, caseId)
      expect(await accepted(aMessage(caseId))).toMatchObject({ status: 'accepted' })
      await inCouncil((other) => other.query(`update case_view set stage = stage where case_id = $1`, [caseId]))
    })
  })
})

describe('a receipt', () => {
  it('says held, then delivered, then settled', async () => {
    const message = aMessage(caseId)
    await accepted(message)
    const receipt = () => readCouncil(db, 'anyshire', (tx) => findReceipt(tx, caseId, message.messageId))
    expect(await receipt()).toMatchObject({
      kind: 'managerDecision',
      deliveredAt: null,
      settledAt: null,
      outcome: null,
    })
    await inCouncil((tx) => markDelivered(tx, [message.messageId]))
    expect(await receipt()).toMatchObject({ deliveredAt: expect.any(String), settledAt: null })
    await inCouncil((tx) => settleMessage(tx, message.messageId, { status: 'refused', code: 'role-not-allowed' }))
    expect(await receipt()).toMatchObject({
      settledAt: expect.any(String),
      outcome: { status: 'refused', code: 'role-not-allowed' },
    })
  })

  it('is written once: the first stands', async () => {
    const message = aMessage(caseId)
    await accepted(message)
    expect(await inCouncil((tx) => settleMessage(tx, message.messageId, { status: 'refused', code: 'x' }))).toBe(true)
    expect(await inCouncil((tx) => settleMessage(tx, message.messageId, { status: 'applied' }))).toBe(false)
    const receipt = await inCouncil((tx) => findReceipt(tx, caseId, message.messageId))
    expect(receipt?.outcome).toEqual({ status: 'refused', code: 'x' })
  })

  it('needs no delivery: what is settled is never delivered again', async () => {
    const message = aMessage(caseId)
    await accepted(message)
    await inCouncil((tx) => settleMessage(tx, message.messageId, { status: 'applied' }))
    expect(await undelivered(caseId)).toEqual([])
  })

  it('belongs to its case', async () => {
    const message = aMessage(caseId)
    await accepted(message)
    expect(await inCouncil((tx) => findReceipt(tx, randomUUID(), message.messageId))).toBeNull()
    expect(await inCouncil((tx) => findReceipt(tx, caseId, randomUUID()))).toBeNull()
  })
})
