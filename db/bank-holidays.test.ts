import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { insertBankHoliday, listBankHolidays } from './bank-holidays'
import { at } from './fixtures-for-tests'
import { createDatabase, withCouncil, type Database } from './pool'

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

const holiday = (date: string, practice = false) => ({
  date,
  practice,
  title: 'A one-off bank holiday',
  reason: 'Proclaimed',
  proclaimedBy: 'person-1',
  proclaimedAt: at,
})

it('a proclaimed bank holiday counts once, and those made up for practice never reach a live clock', async () => {
  await withCouncil(db, 'blackpool', async (tx) => {
    expect(await insertBankHoliday(tx, holiday('2026-07-10'))).toBe(true)
    expect(await insertBankHoliday(tx, { ...holiday('2026-07-10'), title: 'Again' })).toBe(false)
    expect(await insertBankHoliday(tx, holiday('2026-03-29', true))).toBe(true)
    expect(await listBankHolidays(tx, false)).toEqual([holiday('2026-07-10')])
    expect(await listBankHolidays(tx, true)).toEqual([holiday('2026-03-29', true), holiday('2026-07-10')])
  })
  await withCouncil(db, 'lancashire', async (tx) => expect(await listBankHolidays(tx, true)).toEqual([]))
})
