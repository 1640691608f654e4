import fc from 'fast-check'
import { createRecord } from '../activities/record'
import { caseKeysIn } from '../db/case-keys'
import { findCase, insertCase } from '../db/cases'
import { recordConfigVersion } from '../db/config-versions'
import { destroyCaseKey } from '../db/destroy-case-key'
import { aCase, aReferral } from '../db/fixtures-for-tests'
import { createDatabase, readCouncil, withCouncil, type Database } from '../db/pool'
import { insertReferral } from '../db/referrals'
import { fold, waitingFor } from '../pathway'
import type { CaseEvent } from '../pathway/events'
import { hasOpened } from '../pathway/standing'
import { keyringOf } from '../sealing/keyring-for-tests'
import { choicesFor, play } from '../test/properties/history'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { rulesOf } from '../test/support/paper-case'
import { listingOf } from '../workflows/listing'
import { rebuild } from './rebuild'

const council = 'lancashire'
const keyring = keyringOf({ lancashire: ['k1'] })
const rules = rulesOf(council)
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

type Life = ReturnType<typeof play>

/** Puts a life on the record as the worker would, in turns of this many events, and resolves the case's id. */
async function live({ events }: Life, turnsOf: number): Promise<string> {
  // There is no inbox here, so nothing follows from a message of it.
  const own = events.map(({ messageId: _, ...event }) => event as CaseEvent)
  const state = fold(own)
  const opened = fold(own.slice(0, 1))
  const received = hasOpened(opened) ? { receivedAt: opened.receivedAt } : {}
  const caseId = await withCouncil(db, council, async (tx) => {
    await recordConfigVersion(tx, rules.version, { rules })
    const referral = aReferral()
    await insertReferral(tx, referral)
    const row = aCase(referral.referralId, { rulesVersion: rules.version, ...received })
    await insertCase(tx, row)
    await caseKeysIn(tx, keyring).create(row.caseId)
    return row.caseId
  })
  const record = createRecord({ db, keyring })
  const listing = listingOf(state, waitingFor(state, rules), events.at(-1)!.at)
  for (let from = 0; from < own.length; from += turnsOf) {
    const taken = own.slice(from, from + turnsOf)
    const seq = from + taken.length
    await record({
      ...{ council, caseId, receipts: [], notices: [], rulesVersion: rules.version },
      ...{ events: taken, listing, state: { ...state, seq } },
    })
  }
  return caseId
}

const rowOf = (caseId: string) => readCouncil(db, council, (tx) => findCase(tx, caseId))
const differingOf = async (caseId: string, write = false) =>
  (await rebuild(db, keyring, council, write)).differing.find((one) => one.caseId === caseId)

/** What somebody may have changed in a row, by field. */
const changes = {
  stage: "stage = 'made-up'",
  assignee: "assignee = 'somebody-else'",
  waitingRole: "waiting_role = 'viewer'",
  nextDueAt: "next_due_at = '2030-01-01', next_due_clock = coalesce(next_due_clock, 'made-up')",
  hiddenFrom: "hidden_from = 'somebody-else'",
  admitted: "admitted = '{nobody-known}'",
  conflicted: "conflicted = '{nobody-known}'",
  team: "team = 'made-up'",
  seq: 'seq = seq + 7',
  state: "state = '\\x00'::bytea",
}
const names = Object.keys(changes) as (keyof typeof changes)[]

describe('the read model made anew from the record', () => {
  it('is the one that is there after any life, and becomes it again after any change', async () => {
    await fc.assert(
      fc.asyncProperty(
        choicesFor(council, 40),
        fc.integer({ min: 1, max: 9 }),
        fc.subarray(names, { minLength: 1 }),
        async (choices, turnsOf, changed) => {
          const caseId = await live(play(council, choices), turnsOf)
          expect(await differingOf(caseId)).toBeUndefined()
          const { state: sealed, ...before } = (await rowOf(caseId))!
          const set = changed.map((name) => changes[name]).join(', ')
          await withCouncil(db, council, (tx) => tx.query(`update case_view set ${set} where case_id = $1`, [caseId]))
          const dry = await differingOf(caseId)
          expect(dry?.fields).toEqual(expect.arrayContaining(changed))
          expect(await differingOf(caseId)).toEqual(dry)
          expect(await differingOf(caseId, true)).toEqual({ ...dry, repaired: true })
          const { state, ...after } = (await rowOf(caseId))!
          expect(after).toEqual(before)
          expect(state).not.toEqual(sealed)
          expect(await differingOf(caseId)).toBeUndefined()
        },
      ),
      { numRuns: 20, interruptAfterTimeLimit: 60_000 },
    )
  }, 120_000)

  it('leaves out what was destroyed, and says so', async () => {
    const caseId = await live(play(council, []), 1)
    await withCouncil(db, council, async (tx) => {
      await tx.query("update case_view set stage = 'closed' where case_id = $1", [caseId])
      const by = { id: 'person-1', role: null }
      const at = new Date().toISOString()
      expect(await destroyCaseKey(tx, { caseId, by, reason: 'retention-over', at })).toMatchObject({
        status: 'destroyed',
      })
    })
    const found = await rebuild(db, keyring, council, true)
    expect(found.destroyed).toEqual([caseId])
    expect(found.differing).toEqual([])
  })

  it('leaves out what nothing can be derived for, and goes on', async () => {
    const [broken, whole] = [await live(play(council, []), 1), await live(play(council, []), 1)]
    const version = `${rules.version.slice(0, -4)}dead`
    await withCouncil(db, council, async (tx) => {
      await recordConfigVersion(tx, version, { rules: { version } })
      await tx.query('update case_view set rules_version = $2, seq = seq + 7 where case_id = $1', [broken, version])
      await tx.query('update case_view set seq = seq + 7 where case_id = $1', [whole])
    })
    const found = await rebuild(db, keyring, council, true)
    expect(found.unreadable).toEqual([broken])
    expect(found.differing).toMatchObject([{ caseId: whole, repaired: true }])
  })
})
