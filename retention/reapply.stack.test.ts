import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { caseKeysIn } from '../db/case-keys'
import { destroyCaseKey } from '../db/destroy-case-key'
import { findDestruction, hashRecord, type Destruction } from '../db/destructions'
import { aCase, openCase } from '../db/fixtures-for-tests'
import { findCase, insertCase } from '../db/cases'
import { endHold, insertHold } from '../db/legal-holds'
import { createDatabase, withCouncil, type CouncilTx, type Database } from '../db/pool'
import { keyringOf } from '../sealing/keyring-for-tests'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { putOnRecord } from './destroy'
import { readDestructions, writeDestruction } from './file'
import { reapplyDestructions } from './reapply'

const council = 'anyshire'
const keyring = keyringOf({ anyshire: ['k1'], blackpool: ['k1'] })
const at = '2033-05-06T09:00:00.000Z'
let database: FreshDatabase
let db: Database
let owner: Client
let directory = ''
beforeAll(async () => {
  database = await freshDatabase()
  db = createDatabase(database.appUrl)
  owner = new Client(database.ownerUrl)
  await owner.connect()
})
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'caseway-reapply-'))
})
afterAll(async () => {
  await owner.end()
  await db.end()
  await database.drop()
})

const inCouncil = <T>(work: (tx: CouncilTx) => Promise<T>) => withCouncil(db, council, work)
/** Reapplies, and gives what became of one case. */
const reapply = async (caseId: string): Promise<string | undefined> => {
  const { destructions, damaged } = await reapplyDestructions({ db, keyring, directory }, council, at)
  expect(damaged).toEqual([])
  const found = destructions.find((one) => one.caseId === caseId)
  return found?.why === undefined ? found?.status : `${found.status} ${found.why}`
}
const isThere = (caseId: string) => inCouncil((tx) => caseKeysIn(tx, keyring).has(caseId))

/** A closed case with a key, a sibling, and the certificate that it would have. */
async function closedCase(): Promise<Destruction> {
  return inCouncil(async (tx) => {
    const caseId = await openCase(tx, { stage: 'closed' })
    const referralId = (await findCase(tx, caseId))?.referralId ?? ''
    const sibling = aCase(referralId, { stage: 'closed' })
    await insertCase(tx, sibling)
    for (const holder of [caseId, sibling.caseId, referralId]) await caseKeysIn(tx, keyring).create(holder)
    return {
      ...{
        destructionId: randomUUID(),
        caseId,
        class: 'referral-only',
        dueOn: '2033-05-05',
        because: ['referral-only'],
      },
      ...{ proposedBy: 'person-1', proposedAt: at, approvedBy: 'person-2', approvedAt: at, referralToo: false },
      ...(await hashRecord(tx, caseId)),
    }
  })
}

/** Destroys it as the API does, up to what stands in the database. */
const destroyed = (made: Destruction) =>
  inCouncil(async (tx) => {
    const by = { id: made.approvedBy, role: null }
    expect(await destroyCaseKey(tx, { caseId: made.caseId, by, reason: 'retention-over', at })).toMatchObject({
      status: 'destroyed',
    })
    await putOnRecord(tx, made, { at, actorId: by.id, actorRole: null })
  })

/** What a backup of before brings back: the key, and no certificate. */
async function restore(caseId: string, key: Buffer, withoutCertificate = true): Promise<void> {
  const whole = `update case_key set wrapped = $2, destroyed_at = null, destroyed_by = null, destroyed_reason = null where holder_id = $1`
  await owner.query(`begin`)
  await owner.query(`select set_config('app.council', $1, true)`, [council])
  await owner.query(whole, [caseId, key])
  if (withoutCertificate) await owner.query('delete from destruction where case_id = $1', [caseId])
  await owner.query('commit')
}

async function wrappedOf(caseId: string): Promise<Buffer> {
  const sql = 'select wrapped from case_key where holder_id = $1'
  const { rows } = await inCouncil((tx) => tx.query(sql, [caseId]))
  const [row] = rows as { wrapped: Buffer }[]
  return row!.wrapped
}

describe('after a backup was restored', () => {
  it.each([
    ['the whole record', true],
    ['the keys alone', false],
  ])('what was destroyed is destroyed again, once: %s', async (_what, withoutCertificate) => {
    const made = await closedCase()
    const key = await wrappedOf(made.caseId)
    await destroyed(made)
    writeDestruction(directory, council, keyring, made)
    expect(await reapply(made.caseId)).toBe('stands')
    await restore(made.caseId, key, withoutCertificate)
    expect(await isThere(made.caseId)).toBe(true)
    expect(await reapply(made.caseId)).toBe('destroyed-again')
    expect(await isThere(made.caseId)).toBe(false)
    expect(await inCouncil((tx) => findDestruction(tx, made.caseId))).toEqual(made)
    expect(await reapply(made.caseId)).toBe('stands')
  })

  it('what the file says and a killed process did not do is done', async () => {
    const made = await closedCase()
    writeDestruction(directory, council, keyring, made)
    expect(await reapply(made.caseId)).toBe('destroyed-again')
    expect(await isThere(made.caseId)).toBe(false)
  })

  it('what is held now is left as it is and told, and goes once that is lifted', async () => {
    const made = await closedCase()
    writeDestruction(directory, council, keyring, made)
    const holdId = randomUUID()
    const reason = Buffer.from('sealed')
    const hold = { holdId, scope: 'case', caseId: made.caseId, class: null, reason } as const
    await inCouncil((tx) => insertHold(tx, { ...hold, placedBy: 'person-3', placedAt: at }))
    expect(await reapply(made.caseId)).toBe('kept held')
    expect(await isThere(made.caseId)).toBe(true)
    await inCouncil((tx) => endHold(tx, holdId, { by: 'person-3', at, reason }))
    expect(await reapply(made.caseId)).toBe('destroyed-again')
  })

  it('what is not there is told, and what the file lacks is written down', async () => {
    const made = await closedCase()
    const unknown = randomUUID()
    writeDestruction(directory, council, keyring, { ...made, caseId: unknown })
    await destroyed(made)
    expect(await reapply(unknown)).toBe('not-there')
    expect(readDestructions(directory, council, keyring).destructions).toContainEqual(made)
  })
})
