import { randomUUID } from 'node:crypto'
import { caseKeysIn } from '../db/case-keys'
import { aReferral } from '../db/fixtures-for-tests'
import { createDatabase, withCouncil, type Database } from '../db/pool'
import { insertReferral } from '../db/referrals'
import { sealedAs, sealJson } from '../db/sealed'
import { keyringOf } from '../sealing/keyring-for-tests'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { secretsOfMatter } from './matter-secrets'
import { redact } from './redact'

const keyring = keyringOf({ anyshire: ['k1'] })
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

/** A referral of a family whose mother is protected, told by a neighbour. */
const storeFamily = (surname: string, street: string, practice = false) =>
  withCouncil(db, 'anyshire', async (tx) => {
    const referralId = randomUUID()
    const key = await caseKeysIn(tx, keyring).create(referralId)
    const mother = {
      ...{ name: `Moira ${surname}`, addressProtected: true },
      contact: { address: `14 ${street} Rise, Quenbridge, QB4 7TT` },
    }
    const intake = {
      referrer: { name: 'Nell Hedgely', role: 'neighbour' },
      children: [{ forenames: 'Tess', surname }],
      people: [{ name: `Daniel ${surname}` }, mother],
    }
    const people = { children: [{ id: 'c' }], people: [{ id: 'd' }, { id: 'm' }], referrer: { id: 'r' } }
    const body = sealJson(key, sealedAs.referral(tx.council, referralId), { intake, people, answer: {} })
    await insertReferral(tx, aReferral({ referralId, practice, body }))
  })

const letter = 'Do you ask of 14 Larkspur Rise, of 14 Elmfold Rise, or of what Nell Hedgely said?'

const shownTo = (forenames: string, surname: string) =>
  withCouncil(db, 'anyshire', async (tx) => {
    const opening = { request: { requester: { forenames, surname } } }
    const matter = { caseId: randomUUID(), practice: false, opening, events: [] }
    return redact(letter, await secretsOfMatter(tx, caseKeysIn(tx, keyring), matter))
  })

describe('a letter of a matter that names no case', () => {
  it('holds nothing that is kept back in the cases of whoever may be called as they are who ask', async () => {
    await storeFamily('Testwell', 'Larkspur')
    await storeFamily('Otherby', 'Elmfold')
    await storeFamily('Practiceby', 'Elmfold', true)
    const shown = await shownTo('Dan', 'Testwell')
    expect(shown).not.toMatch(/Larkspur|Nell|Hedgely/)
    for (const forenames of ['D', 'Mr D', 'Mr', '.']) expect(await shownTo(forenames, 'Testwell')).toBe(shown)
    expect(shown).toContain('14 Elmfold Rise')
    expect(await shownTo('Dan', 'Practiceby')).toBe(letter)
    expect(await shownTo('Sandy', 'Nobody')).toBe(letter)
  })
})
