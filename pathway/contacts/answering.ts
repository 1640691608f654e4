import { atLondon, londonDate } from '../calendar/london'
import type { Calendar } from '../calendar/calendar'
import { addDays } from '../calendar/dates'
import { openingAt } from '../calendar/opening-hours'
import { isWorkingDay } from '../calendar/working-days'
import type { Instant } from '../time'
import type { FrontDoor, HourlyService } from './front-door'

/** Whether a service answers, as far as it is known. `until` is the first instant at which that is no longer so. */
export type Answering =
  /** Without `until` where it does not close within a year. */
  | { state: 'open'; until?: Instant }
  /** It may answer: its hours are not supplied. Without `until` where that never changes. */
  | { state: 'not-known'; until?: Instant }
  /** When it opens next; where its hours are not supplied, the first instant at which it may. */
  | { state: 'closed'; opensAt?: Instant; mayOpenAt?: Instant }

/** Whether a service with hours answers at an instant; not known where its hours are not supplied. Throws CalendarRangeError. */
export function answeringOf({ hours }: Pick<HourlyService, 'hours'>, at: Instant, calendar: Calendar): Answering {
  return hours === 'not-supplied' ? { state: 'not-known' } : openingAt(hours, at, calendar)
}

/**
 * Whether the day service answers. Where its hours are not supplied and another service is there for out of hours, no weekend, bank
 * holiday or closure day is taken to be within them. Throws CalendarRangeError where the calendar does not know the day.
 */
export function answeringByDay({ day, outOfHours }: FrontDoor, at: Instant, calendar: Calendar): Answering | undefined {
  if (day === 'not-supplied') return undefined
  if (day.hours !== 'not-supplied' || outOfHours === 'not-supplied') return answeringOf(day, at, calendar)
  const today = londonDate(at)
  const works = isWorkingDay(today, calendar)
  let date = today
  do date = addDays(date, 1)
  while (isWorkingDay(date, calendar) === works)
  const change = atLondon(date, '00:00')
  return works ? { state: 'not-known', until: change } : { state: 'closed', mayOpenAt: change }
}

/** The out-of-hours service answers whenever the day service does not: as far as that is known, so is this. */
export function answeringOutOfHours(day: Answering | undefined): Answering {
  if (day === undefined) return { state: 'not-known' }
  switch (day.state) {
    case 'open':
      return { state: 'closed', ...(day.until !== undefined && { opensAt: day.until }) }
    case 'not-known':
      return day
    case 'closed': {
      const until = day.opensAt ?? day.mayOpenAt
      return { state: 'open', ...(until !== undefined && { until }) }
    }
  }
}

/** Until when what is said of a service holds; undefined where it does not change within a year. */
export function changesAt(answering: Answering): Instant | undefined {
  return answering.state === 'closed' ? (answering.opensAt ?? answering.mayOpenAt) : answering.until
}
