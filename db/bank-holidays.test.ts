import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import {
  findBankHoliday,
  holdBankHolidays,
  insertBankHoliday,
  insertBankHolidayWithdrawal,
  listBankHolidays,
  lockBankHolidays,
} from './bank-holidays'
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

it('a proclaimed bank holiday counts once; the real ones and those made up for practice never meet', async () => {
  await withCouncil(db, 'blackpool', async (tx) => {
    expect(await insertBankHoliday(tx, holiday('2026-07-10'))).toBe(true)
    expect(await insertBankHoliday(tx, { ...holiday('2026-07-10'), title: 'Again' })).toBe(false)
    expect(await insertBankHoliday(tx, holiday('2026-03-31', true))).toBe(true)
    expect(await listBankHolidays(tx, false)).toEqual([holiday('2026-07-10')])
    expect(await listBankHolidays(tx, true)).toEqual([holiday('2026-03-31', true)])
  })
  await withCouncil(db, 'lancashire', async (tx) => {
    expect(await listBankHolidays(tx, true)).toEqual([])
    expect(await findBankHoliday(tx, false, '2026-07-10')).toBeNull()
  })
})

it('one that is withdrawn counts no more, keeps its first reason, and may be proclaimed once more', async () => {
  const date = '2026-07-13'
  const withdrawal = { date, practice: false, reason: 'Moved', withdrawnBy: 'person-2', withdrawnAt: at }
  await withCouncil(db, 'anyshire', async (tx) => {
    await insertBankHolidayWithdrawal(tx, withdrawal)
    expect(await findBankHoliday(tx, false, date)).toBeNull()
    for (const nth of [1, 2]) {
      expect(await insertBankHoliday(tx, holiday(date))).toBe(true)
      expect(await findBankHoliday(tx, false, date)).toMatchObject({ nth, withdrawnFor: null })
      expect(await listBankHolidays(tx, false)).toEqual([holiday(date)])
      await insertBankHolidayWithdrawal(tx, withdrawal)
      await insertBankHolidayWithdrawal(tx, { ...withdrawal, reason: 'Said again' })
      expect(await findBankHoliday(tx, false, date)).toMatchObject({ nth, withdrawnFor: 'Moved' })
      expect(await listBankHolidays(tx, false)).toEqual([])
    }
  })
})

it('whoever changes the bank holidays of a council waits for those who go by them', async () => {
  const done: string[] = []
  let waiting: Promise<unknown> = Promise.resolve()
  await withCouncil(db, 'blackpool', async (tx) => {
    await holdBankHolidays(tx)
    await withCouncil(db, 'blackpool', holdBankHolidays)
    await withCouncil(db, 'anyshire', lockBankHolidays)
    waiting = withCouncil(db, 'blackpool', lockBankHolidays).then(() => done.push('changed'))
    await tx.query('select pg_sleep(0.2)')
    done.push('gone by')
  })
  await waiting
  expect(done).toEqual(['gone by', 'changed'])
})
