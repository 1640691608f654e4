import type { Instant, LocalDate, LocalTime } from '../time'
import type { Calendar } from './calendar'
import { addDays, weekdayOf, type Weekday } from './dates'
import { clockChanges, fromLondon, toLondon } from './london'
import { holidayOn } from './working-days'

/**
 * From the first minute to the last, both included: what happens at 17:00 is within 09:00-17:00, what happens at 17:01 is not.
 * Opening hours that close earlier than they open run over midnight and close on the day after.
 */
export interface Hours {
  opens: LocalTime
  closes: LocalTime
}

/** When a service answers. A weekday that is not named is closed; 00:00 to 23:59 runs on into the day after where that opens at 00:00. */
export interface OpeningHours {
  weekly: Partial<Record<Weekday, Hours>>
  /** Bank holidays and the council's closure days. `closed`: nothing opens on them; what opened on the evening before runs on. */
  onHolidays: 'open' | 'closed'
}

/** Whether a service answers: until which instant, the first at which it does not; or from which instant on it next does. */
export type Opening =
  /** Without `until` where it does not close within a year. */
  | { state: 'open'; until?: Instant }
  /** Without `opensAt` where it does not open within a year. */
  | { state: 'closed'; opensAt?: Instant }

/** How far ahead openings are looked for. */
const horizonDays = 366
const minuteMs = 60_000

/** Whether a London time lies within hours of one day. */
export const within = (hours: Hours, time: LocalTime): boolean => hours.opens <= time && time <= hours.closes

/** Whether a service answers at an instant. Throws CalendarRangeError as `holidayOn` does. */
export function openingAt(hours: OpeningHours | 'always', at: Instant, calendar: Calendar): Opening {
  if (hours === 'always') return { state: 'open' }
  for (const { from, until } of spellsOf(hours, toLondon(at).date, calendar)) {
    if (until !== undefined && until <= at) continue
    if (from > at) return { state: 'closed', opensAt: from }
    return { state: 'open', ...(until !== undefined && { until }) }
  }
  return { state: 'closed' }
}

/** A time without a gap in which a service answers, up to but not including `until`. */
interface Spell {
  from: Instant
  until: Instant | undefined
}

/** The spells of a service from a day on, in order, with what runs over the midnight before it. What touches is one spell. */
function* spellsOf(opening: OpeningHours, from: LocalDate, calendar: Calendar): Generator<Spell> {
  const days = Array.from({ length: horizonDays + 1 }, (_, index) => index)
  let last = spellBefore(opening, from, calendar)
  for (const day of days) {
    const next = spellOn(opening, addDays(from, day), calendar)
    if (next === undefined) continue
    const touches = last !== undefined && next.from <= last.until
    if (last !== undefined && !touches) yield last
    last = last !== undefined && touches ? { from: last.from, until: later(last.until, next.until) } : next
  }
  if (last === undefined) return
  const isEndless = last.until >= firstShown(addDays(from, horizonDays + 1), '00:00')
  yield isEndless ? { ...last, until: undefined } : last
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other)

interface ClosedSpell extends Spell {
  until: Instant
}

/** The day before is asked about only where its hours reach into this one, as the calendar may not know it. */
function spellBefore(opening: OpeningHours, date: LocalDate, calendar: Calendar): ClosedSpell | undefined {
  const before = addDays(date, -1)
  const hours = opening.weekly[weekdayOf(before)]
  return hours !== undefined && runsOver(hours) ? spellOn(opening, before, calendar) : undefined
}

const runsOver = ({ opens, closes }: Hours): boolean => closes < opens

/** What opens on a day; undefined where nothing does, or the clocks skip all of it. */
function spellOn(opening: OpeningHours, date: LocalDate, calendar: Calendar): ClosedSpell | undefined {
  const hours = opening.weekly[weekdayOf(date)]
  if (hours === undefined) return undefined
  if (opening.onHolidays === 'closed' && holidayOn(date, calendar) !== undefined) return undefined
  const from = firstShown(date, hours.opens)
  const until = afterLast(runsOver(hours) ? addDays(date, 1) : date, hours.closes)
  return from < until ? { from, until } : undefined
}

/** The first instant at which London's clocks show a time or, where they skip it, a later one. */
function firstShown(date: LocalDate, time: LocalTime): Instant {
  const reading = fromLondon(date, time)
  if (reading.kind === 'one') return reading.at
  return reading.kind === 'twice' ? reading.earlier : changeBetween(reading.earlier, reading.later)
}

/** The instant after the last at which London's clocks show a minute or, where they skip it, an earlier one. */
function afterLast(date: LocalDate, time: LocalTime): Instant {
  const reading = fromLondon(date, time)
  if (reading.kind === 'missing') return changeBetween(reading.earlier, reading.later)
  const shown = reading.kind === 'one' ? reading.at : reading.later
  return new Date(Date.parse(shown) + minuteMs).toISOString()
}

/** The instant at which the clocks change. `earlier` is within the hour before it. */
const changeBetween = (earlier: Instant, later: Instant): Instant => clockChanges(earlier, later)[0]?.at ?? later
