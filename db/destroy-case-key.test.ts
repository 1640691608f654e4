import { randomUUID } from 'node:crypto'
import { keyringOf } from '../sealing/keyring-for-tests'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { auditFindings } from '../test/faults/check-audit'
import { insertAlarmOnChange } from './alarms'
import { listAudit } from './audit'
import { caseKeysIn } from './case-keys'
import { insertCase } from './cases'
import { destroyCaseKey } from './destroy-case-key'
import { aCase, accept, aMessage, at, openCase } from './fixtures-for-tests'
import { findCase } from './cases'
import { countKeyUses, listWrappingKeys, rewrapSome } from './key-uses'
import { createDatabase, withCouncil, type CouncilTx, type Database } from './pool'

const council = 'anyshire'
const keyring = keyringOf({ anyshire: ['k1'], blackpool: ['k1'] })
const rotated = keyringOf({ anyshire: ['k1', 'k2'], blackpool: ['k1'] })
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

const inCouncil = <T>(work: (tx: CouncilTx) => Promise<T>) => withCouncil(db, council, work)
const by = { id: 'person-1', role: 'administrator' }
const destroy = (caseId: string) => inCouncil((tx) => destroyCaseKey(tx, { caseId, by, reason: 'retention-over', at }))
const load = (holderId: string) => inCouncil((tx) => caseKeysIn(tx, keyring).load(holderId))

/** Two closed cases of one referral, with a key each and one for the referral. */
async function siblings(stage = 'closed'): Promise<{ one: string; other: string; referralId: string }> {
  return inCouncil(async (tx) => {
    const one = await openCase(tx, { stage })
    const referralId = (await findCase(tx, one))?.referralId ?? ''
    const sibling = aCase(referralId, { stage })
    await insertCase(tx, sibling)
    for (const holder of [one, sibling.caseId, referralId]) await caseKeysIn(tx, keyring).create(holder)
    return { one, other: sibling.caseId, referralId }
  })
}

describe('the key of a case', () => {
  it('is destroyed with who, when and why, on the audit, and the referral’s with that of the last child', async () => {
    const { one, other, referralId } = await siblings()
    expect(await destroy(one)).toEqual({ status: 'destroyed', referralToo: false })
    await expect(load(one)).rejects.toMatchObject({ code: 'case-key-destroyed' })
    expect(await load(referralId)).toHaveLength(32)
    expect(await destroy(other)).toEqual({ status: 'destroyed', referralToo: true })
    await expect(load(referralId)).rejects.toMatchObject({ code: 'case-key-destroyed' })
    const { rows } = await inCouncil((tx) =>
      tx.query('select wrapped, destroyed_by, destroyed_reason from case_key where holder_id = $1', [one]),
    )
    expect(rows).toEqual([{ wrapped: null, destroyed_by: 'person-1', destroyed_reason: 'retention-over' }])
    const audit = await inCouncil((tx) => listAudit(tx, 0, 1_000))
    expect(audit.filter(({ action }) => action === 'case-key.destroy').map(({ outcome }) => outcome)).toEqual([
      'destroyed',
      'destroyed-with-referral',
    ])
    expect(auditFindings(council, audit, new Set())).toEqual([])
  })

  it('is not, where the case is open, has something to hear yet, or has none', async () => {
    const { one } = await siblings('awaiting-decision')
    expect(await destroy(one)).toEqual({ status: 'refused', code: 'case-open' })
    const waiting = await siblings()
    await inCouncil((tx) => accept(tx, aMessage(waiting.one)))
    expect(await destroy(waiting.one)).toEqual({ status: 'refused', code: 'messages-waiting' })
    expect(await destroy(randomUUID())).toEqual({ status: 'refused', code: 'not-found' })
    await destroy(waiting.other)
    expect(await destroy(waiting.other)).toEqual({ status: 'refused', code: 'already-destroyed' })
    expect(await load(waiting.one)).toHaveLength(32)
  })

  it('of two children destroyed at once takes the referral’s with it all the same', async () => {
    const { one, other, referralId } = await siblings()
    const results = await Promise.all([destroy(one), destroy(other)])
    expect(results.filter((result) => result.status === 'destroyed' && result.referralToo)).toHaveLength(1)
    await expect(load(referralId)).rejects.toMatchObject({ code: 'case-key-destroyed' })
  })

  it('is not destroyed while something is accepted under it', async () => {
    const { one } = await siblings()
    let destroyed: ReturnType<typeof destroy> | undefined
    await inCouncil(async (tx) => {
      await caseKeysIn(tx, keyring).loadForWriting(one)
      destroyed = destroy(one)
      await new Promise((resolve) => setTimeout(resolve, 200))
      await accept(tx, aMessage(one))
    })
    expect(await destroyed).toEqual({ status: 'refused', code: 'messages-waiting' })
  })
})

describe('keys of cases under an older key of their council', () => {
  it('are wrapped anew in batches, are the same, and leave destroyed ones alone', async () => {
    const { one, other } = await siblings()
    const before = await load(one)
    await destroy(other)
    let all = 0
    for (let some = 1; some > 0; all += some) some = await inCouncil((tx) => rewrapSome(tx, rotated, 2))
    expect(all).toBeGreaterThanOrEqual(2)
    expect(await inCouncil(listWrappingKeys)).toEqual(['k2'])
    expect(await inCouncil((tx) => caseKeysIn(tx, rotated).load(one))).toEqual(before)
    await expect(load(one)).rejects.toMatchObject({ code: 'council-key-missing' })
    expect(await inCouncil((tx) => countKeyUses(tx, 'k1'))).toMatchObject({ caseKeys: 0 })
  })
})

describe('an alarm about what is away', () => {
  const kinds = { away: 'council-key-missing', back: 'council-key-back' }
  const change = (...away: string[]) => inCouncil((tx) => insertAlarmOnChange(tx, kinds, away))

  it('is raised once for as long as it is, and said to be over once', async () => {
    expect(await change()).toEqual([])
    expect((await Promise.all([change('k1'), change('k1')])).flat()).toEqual([{ kind: kinds.away, subject: 'k1' }])
    expect(await change('k2')).toEqual([
      { kind: kinds.away, subject: 'k2' },
      { kind: kinds.back, subject: 'k1' },
    ])
    expect(await change()).toEqual([{ kind: kinds.back, subject: 'k2' }])
    expect(await change('k1')).toEqual([{ kind: kinds.away, subject: 'k1' }])
  })
})
