import type { LocalDate } from '../time'
import { CalendarRangeError, type BankHoliday, type Calendar } from './calendar'
import { addDays, partsOf, weekdayOf } from './dates'
import { statutoryHolidays } from './statutory-holidays'

/** Whether what the calendar says of a day is an estimate by rule, because the day lies past the published bank holidays. */
export const isEstimated = (date: LocalDate, calendar: Calendar): boolean => date > calendar.knownUntil

/** The bank holiday or closure day a date is, by name, whatever the day of the week; undefined on any other day. */
export function holidayOn(date: LocalDate, calendar: Calendar): string | undefined {
  if (date < calendar.knownFrom) {
    throw new CalendarRangeError(
      `England's bank holidays are known here from ${calendar.knownFrom} on; ${date} is before that.`,
    )
  }
  const titleIn = (days: readonly BankHoliday[]) => days.find((day) => day.date === date)?.title
  const byRule = isEstimated(date, calendar) ? statutoryHolidays(partsOf(date).year) : []
  const closed = calendar.closureDays.includes(date) ? "the council's closure day" : undefined
  return titleIn(calendar.bankHolidays) ?? titleIn(byRule) ?? closed
}

/** Whether a date is a bank holiday, published or, past `knownUntil`, by rule; the council's closure days are none. */
export const isBankHoliday = (date: LocalDate, calendar: Calendar): boolean =>
  holidayOn(date, { ...calendar, closureDays: [] }) !== undefined

/** Why a day is no working day: `Saturday`, `Sunday` or the name of the holiday; undefined on a working day. */
export function whyNotWorking(date: LocalDate, calendar: Calendar): string | undefined {
  const weekday = weekdayOf(date)
  if (weekday === 'saturday') return 'Saturday'
  if (weekday === 'sunday') return 'Sunday'
  return holidayOn(date, calendar)
}

/**
 * Whether a day is a working day: not a Saturday or Sunday, not a bank holiday of England, not a closure day of this council
 * (Children Act 1989 Representations Procedure (England) Regulations 2006, the one statutory definition).
 * Past `knownUntil` the answer is an estimate (`isEstimated`), and whoever shows it says so; before `knownFrom` it throws CalendarRangeError.
 */
export const isWorkingDay = (date: LocalDate, calendar: Calendar): boolean =>
  whyNotWorking(date, calendar) === undefined

/**
 * The `count`-th working day after a date, or before it where `count` is negative; the date itself for 0. Steps from day to day:
 * adding up holidays instead can land on another one.
 */
export function stepWorkingDays(from: LocalDate, count: number, calendar: Calendar): LocalDate {
  const step = Math.sign(count)
  let date = from
  for (let left = Math.abs(count); left > 0;) {
    date = addDays(date, step)
    if (isWorkingDay(date, calendar)) left -= 1
  }
  return date
}
