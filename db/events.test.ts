import { randomUUID } from 'node:crypto'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { findCase, updateCaseView } from './cases'
import { appendEvents, listEvents, type NewEvent } from './events'
import { accept, aCase, aMessage, anEvent, openCase } from './fixtures-for-tests'
import { insertNotices, listNotices, type NewNotice } from './notices'
import { createDatabase, withCouncil, type CouncilTx, type Database } from './pool'

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
const append = (...events: NewEvent[]) => inCouncil((tx) => appendEvents(tx, caseId, events))
const onRecord = async () => (await inCouncil((tx) => listEvents(tx, caseId))).map(({ seq }) => seq)

describe('appending events', () => {
  it('puts them on the record as they are', async () => {
    const messageId = randomUUID()
    await inCouncil((tx) => accept(tx, aMessage(caseId, { messageId })))
    const events = [anEvent(1, { messageId }), anEvent(2, { actorId: null, actorRole: null })]
    expect(await append(...events)).toEqual({ status: 'recorded' })
    const recorded = await inCouncil((tx) => listEvents(tx, caseId))
    expect(recorded).toEqual(events.map((event) => ({ ...event, recordedAt: expect.any(String) })))
    expect(await inCouncil((tx) => listEvents(tx, caseId, 2))).toHaveLength(1)
  })

  it('again changes nothing and gives what is on record, whether or not it is the same', async () => {
    await append(anEvent(1), anEvent(2))
    for (const other of [{}, { type: 'other' }, { messageId: randomUUID() }, { at: '2026-05-22T15:40:00.001Z' }]) {
      const again = await append(anEvent(2, other), anEvent(3))
      expect(again).toMatchObject({ status: 'on-record', events: [{ seq: 2, body: anEvent(2).body }] })
    }
    expect(await append(anEvent(1))).toMatchObject({ status: 'on-record', events: [{ seq: 1 }, { seq: 2 }] })
    expect(await onRecord()).toEqual([1, 2])
  })

  it('refuses a gap', async () => {
    await append(anEvent(1))
    await expect(append(anEvent(3))).rejects.toMatchObject({ code: 'gap', seq: 3 })
    await expect(append(anEvent(2), anEvent(4))).rejects.toMatchObject({ code: 'gap', seq: 4 })
    expect(await onRecord()).toEqual([1])
  })

  it('refuses a case there is not, and a message there is not', async () => {
    await expect(inCouncil((tx) => appendEvents(tx, randomUUID(), [anEvent(1)]))).rejects.toMatchObject({
      code: 'no-case',
    })
    await expect(append(anEvent(1, { messageId: randomUUID() }))).rejects.toMatchObject({ code: '23503' })
  })

  it('by ten at once records each event once', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => append(anEvent(1), anEvent(2), anEvent(3))))
    expect(results.filter(({ status }) => status === 'recorded')).toHaveLength(1)
    expect(await onRecord()).toEqual([1, 2, 3])
  })

  it('by several who disagree lets one of them through', async () => {
    const types = ['a', 'b', 'c', 'd', 'e']
    const results = await Promise.all(types.map((type) => append(anEvent(1, { type }))))
    expect(results.filter(({ status }) => status === 'recorded')).toHaveLength(1)
    expect(await onRecord()).toEqual([1])
  })
})

it('an event on record cannot be changed or taken away by the application', async () => {
  await append(anEvent(1))
  for (const statement of [`update case_event set type = 'x'`, 'delete from case_event']) {
    await expect(inCouncil((tx) => tx.query(statement))).rejects.toMatchObject({ code: '42501' })
  }
})

describe('the case’s view', () => {
  const viewAt = (seq: number) => aCase('', { caseId, seq, stage: `stage-${seq}`, nextDueAt: null, nextDueClock: null })

  it('goes forward, never back', async () => {
    expect(await inCouncil((tx) => updateCaseView(tx, viewAt(2)))).toBe(true)
    expect(await inCouncil((tx) => updateCaseView(tx, viewAt(2)))).toBe(false)
    expect(await inCouncil((tx) => updateCaseView(tx, viewAt(1)))).toBe(false)
    expect(await inCouncil((tx) => findCase(tx, caseId))).toMatchObject({ seq: 2, stage: 'stage-2', nextDueAt: null })
  })

  it('names a configuration that is on record', async () => {
    const unknown = { ...viewAt(1), rulesVersion: 'never-seen' }
    await expect(inCouncil((tx) => updateCaseView(tx, unknown))).rejects.toMatchObject({ code: '23503' })
  })
})

describe('notices', () => {
  const notice = (over: Partial<NewNotice> = {}): NewNotice => ({
    caseId,
    eventSeq: 1,
    template: 'decision-made',
    recipientKind: 'person',
    recipient: 'person-2',
    status: 'recorded',
    ground: null,
    ...over,
  })

  it('are recorded once for each event, template and recipient', async () => {
    await append(anEvent(1))
    const withheld = notice({ recipient: 'person-3', status: 'withheld', ground: 'anonymous' })
    expect(await inCouncil((tx) => insertNotices(tx, [notice(), withheld]))).toBe(2)
    expect(await inCouncil((tx) => insertNotices(tx, [notice(), notice({ recipientKind: 'role' })]))).toBe(1)
    expect(await inCouncil((tx) => insertNotices(tx, []))).toBe(0)
    const listed = await inCouncil((tx) => listNotices(tx, caseId))
    expect(listed.map(({ recipientKind, recipient, ground }) => [recipientKind, recipient, ground])).toEqual([
      ['person', 'person-2', null],
      ['person', 'person-3', 'anonymous'],
      ['role', 'person-2', null],
    ])
  })

  it('belong to an event that happened, and are withheld only on a ground', async () => {
    await append(anEvent(1))
    await expect(inCouncil((tx) => insertNotices(tx, [notice({ eventSeq: 2 })]))).rejects.toMatchObject({
      code: '23503',
    })
    await expect(inCouncil((tx) => insertNotices(tx, [notice({ status: 'withheld' })]))).rejects.toMatchObject({
      code: '23514',
    })
  })
})
