import type { Instant, LocalDate, LocalTime } from '../time'
import { addDays, partsOf, weekdayOf } from './dates'
import { toLondon } from './london'

const months = 'January February March April May June July August September October November December'.split(' ')

/** With its first letter a capital. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `5 December 2026`, or `5 December` where the year is left out. */
export function sayDate(date: LocalDate, year: 'year' | 'no-year' = 'year'): string {
  const parts = partsOf(date)
  const dayAndMonth = `${parts.day} ${months[parts.month - 1]}`
  return year === 'year' ? `${dayAndMonth} ${parts.year}` : dayAndMonth
}

/** `Saturday 5 December 2026`. */
export const sayDay = (date: LocalDate): string => `${capital(weekdayOf(date))} ${sayDate(date)}`

/** `Saturday 24 October 2026 at 23:50 (BST)`, in London time. */
export function sayMoment(at: Instant): string {
  const { date, time, zone } = toLondon(at)
  return `${sayDay(date)} at ${time} (${zone})`
}

/** `4:40pm`, `5pm`, `midday`, `midnight`: a time on the clock, as it is read aloud. What ends at 23:59 ends at midnight. */
export function sayClock(time: LocalTime): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (time === '00:00' || time === '23:59') return 'midnight'
  if (time === '12:00') return 'midday'
  return `${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}

/** `4:40pm on Saturday 24 October 2026`, in London time, for a letter; of midnight, the end of the day before it. */
export function sayMomentAloud(at: Instant): string {
  const { date, time } = toLondon(at)
  return time === '00:00' ? `the end of ${sayDay(addDays(date, -1))}` : `${sayClock(time)} on ${sayDay(date)}`
}

/** `Sat 24 Oct 2026 23:50 BST`, in London time: for a table or a label, where `sayMoment` is too long. */
export function sayBriefly(at: Instant): string {
  const { date, time, zone } = toLondon(at)
  const { day, month, year } = partsOf(date)
  const weekday = capital(weekdayOf(date)).slice(0, 3)
  return `${weekday} ${day} ${months[month - 1]?.slice(0, 3)} ${year} ${time} ${zone}`
}

/** `4 weekends`, `1 working day`: a number with its noun, whose plural is made with an s. */
export const sayCount = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `2 hours 30 minutes`: a time that passed, in hours, minutes and seconds; `no time` where none did. */
export function sayDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const
  return parts.flatMap(([count, noun]) => (count === 0 ? [] : [sayCount(count, noun)])).join(' ') || 'no time'
}

/** `a, b and c`. */
export function sayList(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}
