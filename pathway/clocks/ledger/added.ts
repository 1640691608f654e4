import type { Calendar } from '../../calendar/calendar'
import { addDays } from '../../calendar/dates'
import { londonDate } from '../../calendar/london'
import { sayCount, sayDay, sayDuration, sayMoment } from '../../calendar/words'
import { isWorkingDay } from '../../calendar/working-days'
import type { LocalDate } from '../../time'
import type { Budget } from '../clock'
import type { LedgerEntry } from './facts'
import { counts } from './ledger'

/** What a ledger adds to a clock's time, and the sentences that say so: one for each entry, those withdrawn too. */
export interface Added {
  /** Days of the clock's own kind, or milliseconds for a clock in hours. */
  amount: number
  why: string[]
}

interface Unit {
  /** What an extension counts in. */
  noun: string
  /** One of the noun, in the unit of the amount. */
  one: number
  sayWhen(at: string): string
  /** How long a pause was, in the unit of the amount. */
  paused(from: string, until: string): number
  sayPaused(amount: number): string
}

const hourMs = 3_600_000

const hours: Unit = {
  noun: 'hour',
  one: hourMs,
  sayWhen: sayMoment,
  paused: (from, until) => Date.parse(until) - Date.parse(from),
  sayPaused: sayDuration,
}

/**
 * The unit of a clock's ledger: exact time for a clock in hours, working days for one in working days, calendar days for any other. The
 * day on which a clock is paused is paused; the day on which it goes on is not.
 */
export function unitOf(kind: Budget['kind'], calendar: Calendar): Unit {
  if (kind === 'elapsed-hours' || kind === 'elapsed-minutes') return hours
  const isCounted = kind === 'working-days' ? (day: LocalDate) => isWorkingDay(day, calendar) : () => true
  const noun = kind === 'working-days' ? 'working day' : 'calendar day'
  return {
    noun,
    one: 1,
    sayWhen: (at) => sayDay(londonDate(at)),
    paused: (from, until) => countDays(londonDate(from), londonDate(until), isCounted),
    sayPaused: (amount) => sayCount(amount, noun),
  }
}

function countDays(from: LocalDate, until: LocalDate, isCounted: (day: LocalDate) => boolean): number {
  let count = 0
  for (let day = from; day < until; day = addDays(day, 1)) if (isCounted(day)) count += 1
  return count
}

/** What the ledger of a clock adds to its time. A pause that still stands adds nothing yet. */
export function addedBy(ledger: readonly LedgerEntry[], kind: Budget['kind'], calendar: Calendar): Added {
  const unit = unitOf(kind, calendar)
  const amounts = ledger.filter(counts).map((entry) => amountOf(entry, unit))
  return { amount: amounts.reduce((sum, one) => sum + one, 0), why: ledger.map((entry) => sayEntry(entry, unit)) }
}

function amountOf(entry: LedgerEntry, unit: Unit): number {
  if (entry.kind === 'extension') return entry.by * unit.one
  return entry.until === undefined ? 0 : unit.paused(entry.from, entry.until)
}

function sayEntry(entry: LedgerEntry, unit: Unit): string {
  if (entry.withdrawnAt !== undefined) {
    const what =
      entry.kind === 'extension'
        ? `An extension by ${sayCount(entry.by, unit.noun)}`
        : `A pause from ${unit.sayWhen(entry.from)}`
    return `${what} was withdrawn on ${sayDay(londonDate(entry.withdrawnAt))} and does not count.`
  }
  if (entry.kind === 'extension')
    return `It was extended by ${sayCount(entry.by, unit.noun)} on ${sayDay(londonDate(entry.at))}.`
  if (entry.until === undefined)
    return `It is paused from ${unit.sayWhen(entry.from)}; the time paused is added when it goes on.`
  const added = unit.sayPaused(amountOf(entry, unit))
  return `It was paused from ${unit.sayWhen(entry.from)} until ${unit.sayWhen(entry.until)}, which adds ${added}.`
}
