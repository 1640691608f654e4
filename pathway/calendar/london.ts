import type { Instant, LocalDate, LocalTime } from '../time'
import { CalendarRangeError } from './calendar'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A day before 1996 begins, so that every time of its first day can be read as GMT or BST. */
const knownFrom = Date.UTC(1995, 11, 31)

/** The clocks go forward in March and back in October, each at 01:00 UTC on the last Sunday. */
function changesOf(year: number): { forward: number; back: number } {
  return { forward: lastSundayAtOne(year, 2), back: lastSundayAtOne(year, 9) }
}

/** Both months have 31 days. */
function lastSundayAtOne(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1))
  return last.getTime() - last.getUTCDay() * dayMs
}

function isSummerTime(ms: number): boolean {
  if (ms < knownFrom) throw new CalendarRangeError('London time is known here from 1996 on.')
  const { forward, back } = changesOf(new Date(ms).getUTCFullYear())
  return forward <= ms && ms < back
}

/** An instant as London's clocks show it: the day, the time to the minute, and which of the two times is kept. */
export interface LondonMoment {
  date: LocalDate
  time: LocalTime
  zone: 'GMT' | 'BST'
}

/**
 * An instant as London's clocks show it, by the rule of the Summer Time Order 2002 (in effect the same since 1996).
 * Worked out here and not asked of the machine's zone data, so that a replay gives the same answer for ever.
 * Throws CalendarRangeError before 1996.
 */
export function toLondon(at: Instant): LondonMoment {
  const ms = Date.parse(at)
  const summer = isSummerTime(ms)
  const local = new Date(summer ? ms + hourMs : ms).toISOString()
  return { date: local.slice(0, 10), time: local.slice(11, 16), zone: summer ? 'BST' : 'GMT' }
}

/** The London day an instant falls on. */
export const londonDate = (at: Instant): LocalDate => toLondon(at).date

/**
 * What a time on London's clocks means: one instant, or none because the clocks skip it (`missing`), or two because they show it
 * `twice`. In the last two cases the instants that may be meant are given, for somebody to choose.
 */
export type LondonReading =
  { kind: 'one'; at: Instant } | { kind: 'missing' | 'twice'; earlier: Instant; later: Instant }

/** Reads a London day with a time `HH:mm` or `HH:mm:ss`, both of which must exist as such. Throws CalendarRangeError before 1996. */
export function fromLondon(date: LocalDate, time: LocalTime): LondonReading {
  const asGmt = Date.parse(`${date}T${time}Z`)
  const asBst = asGmt - hourMs
  const gmtHolds = !isSummerTime(asGmt)
  const bstHolds = isSummerTime(asBst)
  if (gmtHolds !== bstHolds) return { kind: 'one', at: new Date(gmtHolds ? asGmt : asBst).toISOString() }
  const both = { earlier: new Date(asBst).toISOString(), later: new Date(asGmt).toISOString() }
  return { kind: gmtHolds ? 'twice' : 'missing', ...both }
}

/** The instant of a London day and time; the later of two where the clocks change, which they do only between 01:00 and 02:00. */
export function atLondon(date: LocalDate, time: LocalTime): Instant {
  const reading = fromLondon(date, time)
  return reading.kind === 'one' ? reading.at : reading.later
}

/** The last second of a London day, 23:59:59: the end of what is due on that day (domain.md section 5 g). */
export const endOfLondonDay = (date: LocalDate): Instant => atLondon(date, '23:59:59')

/** One of the two nights a year. */
export interface ClockChange {
  at: Instant
  goes: 'forward' | 'back'
}

/** The clock changes after `from` and up to `to`, in time order. */
export function clockChanges(from: Instant, to: Instant): ClockChange[] {
  const changes: ClockChange[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const { forward, back } = changesOf(year)
    changes.push(
      { at: new Date(forward).toISOString(), goes: 'forward' },
      { at: new Date(back).toISOString(), goes: 'back' },
    )
  }
  return changes.filter((change) => from < change.at && change.at <= to)
}
