import { z } from 'zod'
import type { Instant, LocalDate } from '../pathway/time'
import type { CouncilTx } from './pool'
import { instant, many } from './rows'

/** A bank holiday proclaimed since the calendar of the configuration was made. */
export interface ProclaimedBankHoliday {
  date: LocalDate
  title: string
  reason: string
  /** True: for practice cases only. */
  practice: boolean
  /** Id of the person who put it in. */
  proclaimedBy: string
  proclaimedAt: Instant
}

/** Resolves false, and changes nothing, where this day is one already. */
export async function insertBankHoliday(tx: CouncilTx, holiday: ProclaimedBankHoliday): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into bank_holiday (council, practice, date, title, reason, proclaimed_by, proclaimed_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      tx.council,
      holiday.practice,
      holiday.date,
      holiday.title,
      holiday.reason,
      holiday.proclaimedBy,
      holiday.proclaimedAt,
    ],
  )
  return rowCount === 1
}

const holidaySchema = z.object({
  date: z.string(),
  title: z.string(),
  reason: z.string(),
  practice: z.boolean(),
  proclaimedBy: z.string(),
  proclaimedAt: instant,
})

/**
 * What was proclaimed, by date. A practice case keeps the real ones and those made up for practice; a live case never
 * sees the latter.
 */
export async function listBankHolidays(tx: CouncilTx, forPractice: boolean): Promise<ProclaimedBankHoliday[]> {
  const result = await tx.query(
    `select date::text as date, title, reason, practice, proclaimed_by as "proclaimedBy",
            proclaimed_at as "proclaimedAt"
       from bank_holiday where council = $1 and (not practice or $2) order by date, practice`,
    [tx.council, forPractice],
  )
  return many(holidaySchema, result)
}
