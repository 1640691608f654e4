import { findBankHoliday, insertBankHolidayWithdrawal, lockBankHolidays } from '../db/bank-holidays'
import { withCouncil } from '../db/pool'
import type { Instant, LocalDate } from '../pathway/time'
import type { Caller } from './authenticate'
import type { Parts } from './parts'
import { Problem } from './problems'
import { tellOpenCases } from './tell-open-cases'

/** A proclaimed bank holiday as it is taken back. */
export interface Withdrawal {
  caller: Caller
  date: LocalDate
  practice: boolean
  reason: string
  now: Instant
}

/** A bank holiday that was taken back: under which words, and how many open cases have been told now. */
export interface Withdrawn {
  title: string
  /** The reason of the first withdrawal, which stands. */
  reason: string
  told: number
}

/**
 * Takes a bank holiday back: new cases do not count it, and every open one is told. Safe to repeat: the first withdrawal stands, with its
 * reason, and a repeat tells only those not told before.
 * @throws Problem `holiday-not-proclaimed` where this day was never proclaimed
 */
export async function withdrawHoliday(parts: Parts, withdrawal: Withdrawal): Promise<Withdrawn> {
  const { caller, date, practice, now } = withdrawal
  const { nth, title, reason } = await keep(parts, withdrawal)
  const command = { kind: 'withdraw-bank-holiday', date, reason } as const
  return { title, reason, told: await tellOpenCases(parts, { caller, command, practice, nth, now }) }
}

function keep(parts: Parts, { caller, date, practice, reason, now }: Withdrawal) {
  return withCouncil(parts.db, caller.council, async (tx) => {
    await lockBankHolidays(tx)
    const withdrawnBy = caller.actor.id
    await insertBankHolidayWithdrawal(tx, { date, practice, reason, withdrawnBy, withdrawnAt: now })
    const latest = await findBankHoliday(tx, practice, date)
    if (latest === null || latest.withdrawnFor === null) throw new Problem('holiday-not-proclaimed')
    return { nth: latest.nth, title: latest.title, reason: latest.withdrawnFor }
  })
}
