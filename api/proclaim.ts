import { findBankHoliday, insertBankHoliday, lockBankHolidays, type LatestBankHoliday } from '../db/bank-holidays'
import { withCouncil } from '../db/pool'
import { isBankHoliday } from '../pathway/calendar/working-days'
import type { Instant } from '../pathway/time'
import type { Caller } from './authenticate'
import type { Parts } from './parts'
import { Problem } from './problems'
import type { BankHolidayBody } from './schemas/bank-holiday'
import { tellOpenCases } from './tell-open-cases'
import { tenantOf } from './tenant'

/** A bank holiday as it is proclaimed. */
export interface Proclamation {
  caller: Caller
  holiday: BankHolidayBody
  now: Instant
}

/**
 * Keeps a bank holiday for new cases and tells every open one: practice cases where it is made up for practice, live ones otherwise, never
 * both. Safe to repeat. Resolves how many cases were told now.
 * @throws Problem `holiday-already-known` where the day is a bank holiday already, under other words
 */
export async function proclaim(parts: Parts, proclamation: Proclamation): Promise<number> {
  const { caller, holiday, now } = proclamation
  const { date, title, reason, practice = false } = holiday
  const nth = await keep(parts, proclamation)
  const command = { kind: 'proclaim-bank-holiday', date, title, reason } as const
  return tellOpenCases(parts, { caller, command, practice, nth, now })
}

function keep(parts: Parts, { caller, holiday, now }: Proclamation): Promise<number> {
  const { date, title, reason, practice = false } = holiday
  if (isBankHoliday(date, tenantOf(parts, caller.council).rules.calendar)) throw alreadyKnown()
  const kept = { date, title, reason, practice, proclaimedBy: caller.actor.id, proclaimedAt: now }
  return withCouncil(parts.db, caller.council, async (tx) => {
    await lockBankHolidays(tx)
    await insertBankHoliday(tx, kept)
    const latest = await findBankHoliday(tx, practice, date)
    if (latest === null || !isSame(latest, holiday)) throw alreadyKnown()
    return latest.nth
  })
}

const alreadyKnown = () =>
  new Problem('holiday-already-known', { allowed: 'a working day that is no bank holiday yet' })

const isSame = (latest: LatestBankHoliday, { title, reason }: BankHolidayBody): boolean =>
  latest.title === title && latest.reason === reason
