import { z } from 'zod'
import { addMonths, weekdayOf } from '../pathway/calendar/dates'
import { londonDate } from '../pathway/calendar/london'
import { sayDate } from '../pathway/calendar/words'
import type { Instant, LocalDate } from '../pathway/time'
import { fault, type Fault } from './faults'
import { localDate } from './schemas/common'

/** A real bank holiday is proclaimed for a day at most this far back, for clocks that still run, and this far ahead. */
const longestPastMonths = 12
const longestAheadMonths = 24
/** Practice cases begin in any of these years. */
const practiceDays = { earliest: '2019-01-01', latest: '2099-12-31' }

const whatMatters = z.object({ date: localDate, practice: z.boolean().optional() })

/**
 * Faults of the day of a bank holiday as seen at `now`: a Saturday or Sunday, which no clock counts anyway, or out of range. Other faults of
 * the body are not its business.
 */
export function holidayFaults(body: unknown, now: Instant): Fault[] {
  const { data } = whatMatters.safeParse(body)
  if (data === undefined) return []
  const { date, practice = false } = data
  const { earliest, latest } = practice ? practiceDays : daysAround(londonDate(now))
  const range = [`${sayDate(earliest)} to ${sayDate(latest)}`]
  if (date < earliest) return [fault('body', ['date'], 'too-long-ago', range)]
  if (date > latest) return [fault('body', ['date'], 'too-far-ahead', range)]
  return isWeekend(date) ? [fault('body', ['date'], 'weekend', [`a Monday to Friday from ${range[0]}`])] : []
}

const daysAround = (today: LocalDate) => ({
  earliest: addMonths(today, -longestPastMonths),
  latest: addMonths(today, longestAheadMonths),
})

const isWeekend = (date: LocalDate): boolean => ['saturday', 'sunday'].includes(weekdayOf(date))
