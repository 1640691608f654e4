import { randomUUID } from 'node:crypto'
import { withOwner } from '../cli/serve/database'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { claimLead, findLead, goTogether } from './letters-together'
import { createDatabase, withCouncil, type CouncilTx, type Database } from './pool'

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

const council = 'anyshire'
const inCouncil = <T>(work: (tx: CouncilTx) => Promise<T>) => withCouncil(db, council, work)
const [before, since] = [Buffer.from('what it said before'), Buffer.from('what it says since')]

/** One more try to send a notice of some case; which one does not matter here. */
const addTry = (noticeId: string, number: number) =>
  withOwner(database.ownerUrl, async (owner) => {
    await owner.query(`set session_replication_role = replica`)
    await owner.query(
      `insert into notice (council, notice_id, case_id, event_seq, template, recipient_kind, recipient, status)
       values ($1, $2, $2, 1, 'referral-decided', 'person', 'referrer', 'recorded') on conflict do nothing`,
      [council, noticeId],
    )
    const insert = `insert into sending (council, notice_id, try, case_id, practice) values ($1, $2, $3, $2, false)`
    await owner.query(insert, [council, noticeId, number])
  })

/** A letter, and one that was told with it. */
async function ledAndLeading(leads: string) {
  const [leading, led] = [randomUUID(), randomUUID()]
  for (const noticeId of [leading, led]) await addTry(noticeId, 1)
  await inCouncil(async (tx) => {
    expect(await claimLead(tx, { noticeId: leading, try: 1 }, { leads, said: before })).toBe(true)
    expect(await claimLead(tx, { noticeId: led, try: 1 }, { leads, said: before })).toBe(false)
    await goTogether(tx, { noticeId: led, try: 1 }, leading)
  })
  await addTry(leading, 2)
  return { leading, led }
}

const standing = (noticeId: string) =>
  inCouncil(async (tx) => {
    const found = await tx.query(`select status, with_notice from sending where notice_id = $1`, [noticeId])
    return found.rows
  })

describe('a letter with which others are told', () => {
  it('has them told still when it is sent again and says the same', async () => {
    const leads = randomUUID()
    const { leading, led } = await ledAndLeading(leads)
    expect(await inCouncil((tx) => claimLead(tx, { noticeId: leading, try: 2 }, { leads, said: before }))).toBe(true)
    expect(await standing(led)).toEqual([{ status: 'together', with_notice: leading }])
  })

  it('leaves them to be sent by themselves when it says something else by then', async () => {
    const leads = randomUUID()
    const { leading, led } = await ledAndLeading(leads)
    expect(await inCouncil((tx) => claimLead(tx, { noticeId: leading, try: 2 }, { leads, said: since }))).toBe(true)
    expect(await standing(led)).toEqual([{ status: 'waiting', with_notice: null }])
    expect(await inCouncil((tx) => findLead(tx, leads))).toMatchObject({ noticeId: leading, said: since })
  })
})
