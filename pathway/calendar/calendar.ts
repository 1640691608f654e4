import type { LocalDate } from '../time'

/** A day that is not a working day although it is no Saturday or Sunday. */
export interface BankHoliday {
  date: LocalDate
  title: string
}

/**
 * Which days are working days for one council: England's bank holidays, what has been proclaimed since, and the council's own
 * closure days (counted only where a council configures them, domain.md section 5 c).
 */
export interface Calendar {
  /** The day on which the list of bank holidays was last checked against the published one; kept with each decision it took part in. */
  version: LocalDate
  /** England's bank holidays, in date order, complete from `knownFrom` to `knownUntil` inclusive. */
  bankHolidays: readonly BankHoliday[]
  /** Days on which this council does not count work, although others do. */
  closureDays: readonly LocalDate[]
  knownFrom: LocalDate
  knownUntil: LocalDate
}

/** The calendar was asked about a time it does not know. Its message is a sentence fit to show. */
export class CalendarRangeError extends Error {
  readonly code = 'calendar-range'
  override readonly name = 'CalendarRangeError'
}
