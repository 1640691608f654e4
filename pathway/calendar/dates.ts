import type { LocalDate } from '../time'

// Days are reckoned as midnights in UTC, where every day has 24 hours, so the zone of the machine never plays a part.
const dayMs = 86_400_000
const midnightUtc = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`)
const dateOf = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10)

/** Days of the week as ISO 8601 orders them. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = midnightUtc(text)
  return !Number.isNaN(ms) && dateOf(ms) === text
}

/** The day `days` calendar days later, or earlier where negative: `addDays('2026-05-22', 30)` is `2026-06-21`. */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(midnightUtc(date) + days * dayMs)

/** The same day of the month `months` later, or that month's last day if it has none: 30 November and 3 months is 28 or 29 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)))
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** The day of the week a date falls on. */
export const weekdayOf = (date: LocalDate): Weekday => weekdays[new Date(midnightUtc(date)).getUTCDay() - 1] ?? 'sunday'
