import { addDays, partsOf, weekdayOf } from '../calendar/dates'
import type { Calendar } from '../calendar/calendar'
import { sayDate, sayDay, sayList } from '../calendar/words'
import { whyNotWorking } from '../calendar/working-days'
import type { LocalDate } from '../time'

/** Days without work that follow each other, and the holidays among them. */
interface Stretch {
  first: LocalDate
  last: LocalDate
  holidays: string[]
}

const longestList = 12

/**
 * The non-working days from one day to another, both included, in sentences: the plain weekends in one, and one for each stretch
 * with a holiday in it, by name. Where there are very many of either, they are only counted.
 */
export function saySteppedOver(from: LocalDate, to: LocalDate, calendar: Calendar): string[] {
  const stretches = stretchesBetween(from, to, calendar)
  const weekends = stretches.filter((stretch) => stretch.holidays.length === 0)
  const withHolidays = stretches.filter((stretch) => stretch.holidays.length > 0)
  return [...sayWeekends(weekends), ...sayHolidays(withHolidays)]
}

function stretchesBetween(from: LocalDate, to: LocalDate, calendar: Calendar): Stretch[] {
  const stretches: Stretch[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const why = whyNotWorking(date, calendar)
    if (why === undefined) continue
    const stretch = stretchUpTo(date, stretches)
    stretch.last = date
    if (!isWeekend(date)) stretch.holidays.push(why)
  }
  return stretches
}

/** The stretch that the day before belongs to, or a new one. */
function stretchUpTo(date: LocalDate, stretches: Stretch[]): Stretch {
  const latest = stretches.at(-1)
  if (latest?.last === addDays(date, -1)) return latest
  const begun = { first: date, last: date, holidays: [] }
  stretches.push(begun)
  return begun
}

const isWeekend = (date: LocalDate): boolean => weekdayOf(date) === 'saturday' || weekdayOf(date) === 'sunday'

function sayWeekends(weekends: readonly Stretch[]): string[] {
  if (weekends.length === 0) return []
  if (weekends.length > longestList) return [`Not counted: ${weekends.length} weekends.`]
  const firsts = weekends.map(({ first }) => first)
  const months = [...new Set(firsts.map(monthOf))]
  const days = months.map((month) => sayMonth(firsts.filter((first) => monthOf(first) === month)))
  return [`Not counted: the ${weekends.length === 1 ? 'weekend' : 'weekends'} of ${sayList(days)}.`]
}

const monthOf = (date: LocalDate): string => date.slice(0, 7)

/** `5, 12 and 19 December 2026`. */
function sayMonth(dates: readonly LocalDate[]): string {
  const last = dates.at(-1) ?? ''
  return sayList([...dates.slice(0, -1).map((date) => String(partsOf(date).day)), sayDate(last)])
}

function sayHolidays(stretches: readonly Stretch[]): string[] {
  if (stretches.length <= longestList) return stretches.map(sayStretch)
  const weekdays = stretches.flatMap((stretch) => stretch.holidays).length
  return [`Not counted: ${weekdays} weekdays that are bank holidays or closure days, and the weekends next to them.`]
}

function sayStretch({ first, last, holidays }: Stretch): string {
  const days = first === last ? sayDay(first) : `${sayDay(first)} to ${sayDay(last)}`
  return `Not counted: ${days}, for ${sayList([...new Set(holidays)])}.`
}
