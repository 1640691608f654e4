import type { LocalDate } from '../time'
import type { BankHoliday } from './calendar'
import { addDays, weekdayOf, type Weekday } from './dates'

const on = (year: number, month: number, day: number): LocalDate =>
  [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')

/** Easter Sunday in the Gregorian calendar (the anonymous method, Nature 1876, with Meeus's letters). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const day = h + l - 7 * m + 114
  return on(year, Math.floor(day / 31), (day % 31) + 1)
}

const isWeekend = (day: Weekday): boolean => day === 'saturday' || day === 'sunday'

function firstMonday(from: LocalDate): LocalDate {
  return weekdayOf(from) === 'monday' ? from : firstMonday(addDays(from, 1))
}

/** A holiday on a weekend moves to the first weekday after it that is no holiday itself. */
function substitute(holiday: BankHoliday, taken: ReadonlySet<LocalDate>): BankHoliday {
  if (!isWeekend(weekdayOf(holiday.date))) return holiday
  let date = holiday.date
  while (isWeekend(weekdayOf(date)) || taken.has(date)) date = addDays(date, 1)
  return { date, title: `${holiday.title} (substitute day)` }
}

/**
 * The bank holidays England has in any year by rule (Banking and Financial Dealings Act 1971, its yearly proclamations, and common
 * law for Good Friday and Christmas Day), in date order. An estimate for years not yet published: days moved or added once, as in
 * 2020, 2022 and 2023, cannot be foreseen.
 */
export function statutoryHolidays(year: number): BankHoliday[] {
  const easter = easterSunday(year)
  const days = [
    { date: on(year, 1, 1), title: "New Year's Day" },
    { date: addDays(easter, -2), title: 'Good Friday' },
    { date: addDays(easter, 1), title: 'Easter Monday' },
    { date: firstMonday(on(year, 5, 1)), title: 'Early May bank holiday' },
    { date: firstMonday(on(year, 5, 25)), title: 'Spring bank holiday' },
    { date: firstMonday(on(year, 8, 25)), title: 'Summer bank holiday' },
    { date: on(year, 12, 25), title: 'Christmas Day' },
    { date: on(year, 12, 26), title: 'Boxing Day' },
  ]
  const taken = new Set(days.map((day) => day.date))
  const moved: BankHoliday[] = []
  for (const day of days) {
    const held = substitute(day, taken)
    taken.add(held.date)
    moved.push(held)
  }
  return moved.sort((one, other) => one.date.localeCompare(other.date))
}
