import { z } from 'zod'
import type { Instant, LocalDate } from '../pathway/time'
import { returningKeptId } from './kept-kinds'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { idsOf, instant, many } from './rows'

/** A bank holiday proclaimed since the calendar of the configuration was made. */
export interface ProclaimedBankHoliday {
  date: LocalDate
  title: string
  reason: string
  /** True: for practice cases only; false: for live ones only. */
  practice: boolean
  /** Id of the person who put it in. */
  proclaimedBy: string
  proclaimedAt: Instant
}

const KEY = `hashtextextended('bank-holidays:' || $1, 0)`

/** Until the transaction ends no bank holiday of the council is proclaimed or withdrawn. */
export async function holdBankHolidays(tx: CouncilTx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock_shared(${KEY})`, [tx.council])
}

/** Waits for whoever holds the council's bank holidays, and keeps them to this transaction until it ends. */
export async function lockBankHolidays(tx: CouncilTx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(${KEY})`, [tx.council])
}

/** Resolves false, and changes nothing, where this day is one already and has not been withdrawn. */
export async function insertBankHoliday(tx: CouncilTx, holiday: ProclaimedBankHoliday): Promise<boolean> {
  const { practice, date, title, reason, proclaimedBy, proclaimedAt } = holiday
  const result = await tx.query(
    `insert into bank_holiday (council, practice, date, nth, title, reason, proclaimed_by, proclaimed_at)
     select $1, $2, $3, 1 + count(*), $4, $5, $6, $7
       from bank_holiday_withdrawal where council = $1 and practice = $2 and date = $3
     on conflict do nothing ${returningKeptId('bank_holiday')}`,
    [tx.council, practice, date, title, reason, proclaimedBy, proclaimedAt],
  )
  keep(tx, 'bank_holiday', idsOf(result))
  return result.rowCount === 1
}

/** Takes back a proclaimed bank holiday. */
export interface BankHolidayWithdrawal {
  date: LocalDate
  practice: boolean
  reason: string
  /** Id of the person who took it back. */
  withdrawnBy: string
  withdrawnAt: Instant
}

/** Changes nothing where this day was never proclaimed, or is withdrawn already: the first withdrawal stands. */
export async function insertBankHolidayWithdrawal(tx: CouncilTx, withdrawal: BankHolidayWithdrawal): Promise<void> {
  const { practice, date, reason, withdrawnBy, withdrawnAt } = withdrawal
  const result = await tx.query(
    `insert into bank_holiday_withdrawal (council, practice, date, nth, reason, withdrawn_by, withdrawn_at)
     select council, practice, date, nth, $4, $5, $6
       from bank_holiday where council = $1 and practice = $2 and date = $3 order by nth desc limit 1
     on conflict do nothing ${returningKeptId('bank_holiday_withdrawal')}`,
    [tx.council, practice, date, reason, withdrawnBy, withdrawnAt],
  )
  keep(tx, 'bank_holiday_withdrawal', idsOf(result))
}

const latestSchema = z.object({
  nth: z.number(),
  title: z.string(),
  reason: z.string(),
  withdrawnFor: z.string().nullable(),
})

/** How a day stands that was proclaimed: which time it was, in which words, and the reason where it has been withdrawn since. */
export type LatestBankHoliday = z.output<typeof latestSchema>

/** The latest proclamation of a day; null where there never was one. */
export async function findBankHoliday(
  tx: CouncilTx,
  practice: boolean,
  date: LocalDate,
): Promise<LatestBankHoliday | null> {
  const result = await tx.query(
    `select nth, title, b.reason, w.reason as "withdrawnFor"
       from bank_holiday b left join bank_holiday_withdrawal w using (council, practice, date, nth)
      where council = $1 and practice = $2 and date = $3 order by nth desc limit 1`,
    [tx.council, practice, date],
  )
  return many(latestSchema, result)[0] ?? null
}

const holidaySchema = z.object({
  date: z.string(),
  title: z.string(),
  reason: z.string(),
  practice: z.boolean(),
  proclaimedBy: z.string(),
  proclaimedAt: instant,
})

/** What was proclaimed and stands, by date: for practice cases what was made up for them, for live ones what is real. */
export async function listBankHolidays(tx: CouncilTx, practice: boolean): Promise<ProclaimedBankHoliday[]> {
  const result = await tx.query(
    `select date::text as date, title, b.reason, practice, proclaimed_by as "proclaimedBy",
            proclaimed_at as "proclaimedAt"
       from bank_holiday b left join bank_holiday_withdrawal w using (council, practice, date, nth)
      where council = $1 and practice = $2 and w.reason is null order by date`,
    [tx.council, practice],
  )
  return many(holidaySchema, result)
}
