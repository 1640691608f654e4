import type { Instant, LocalDate, LocalTime } from '../time'
import type { Calendar } from './calendar'
import { addDays, weekdayOf, type Weekday } from './dates'
import { atLondon, toLondon } from './london'
import { holidayOn } from './working-days'

/** From the first minute to the last, both included: what happens at 17:00 is within 09:00-17:00, what happens at 17:01 is not. */
export interface Hours {
  opens: LocalTime
  closes: LocalTime
}

/** When a service answers. A weekday that is not named is closed; a line that never closes is open from 00:00 to 23:59. */
export interface OpeningHours {
  weekly: Partial<Record<Weekday, Hours>>
  /** Bank holidays and the council's closure days. */
  onHolidays: 'open' | 'closed'
}

/** Whether a London time lies within the hours. */
export const within = (hours: Hours, time: LocalTime): boolean => hours.opens <= time && time <= hours.closes

/** The hours of one day, or undefined where the service is closed all day. Throws CalendarRangeError as `isWorkingDay` does. */
export function hoursOn(opening: OpeningHours, date: LocalDate, calendar: Calendar): Hours | undefined {
  const closed = opening.onHolidays === 'closed' && holidayOn(date, calendar) !== undefined
  return closed ? undefined : opening.weekly[weekdayOf(date)]
}

/** Whether a service answers at an instant. */
export function openAt(opening: OpeningHours, at: Instant, calendar: Calendar): boolean {
  const { date, time } = toLondon(at)
  const hours = hoursOn(opening, date, calendar)
  return hours !== undefined && within(hours, time)
}

/** The next instant at which a service opens, later than `at`; undefined if it has no hours in the month to come. */
export function nextOpening(opening: OpeningHours, at: Instant, calendar: Calendar): Instant | undefined {
  const today = toLondon(at).date
  for (let days = 0; days <= 31; days++) {
    const date = addDays(today, days)
    const hours = hoursOn(opening, date, calendar)
    const opens = hours && atLondon(date, hours.opens)
    if (opens !== undefined && opens > at) return opens
  }
  return undefined
}
