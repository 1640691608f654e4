import { atLondon, londonDate } from '../calendar/london'
import { refuse, type Refused } from '../stages/step'
import type { Instant, LocalDate } from '../time'

/**
 * The day something was held on: today where it is not said. Refused where it is in the future, or before `earliest`, the first day on
 * which what it follows allows it.
 */
export function dayHeld(said: LocalDate | undefined, earliest: LocalDate, at: Instant): LocalDate | Refused {
  const today = londonDate(at)
  const day = said ?? today
  if (day >= earliest && day <= today) return day
  return refuse('date-out-of-order', earliest > today ? `from ${earliest}` : `${earliest} to ${today}`)
}

/** The moment from which clocks count what was held on a day: now where it is today, else the beginning of that day in London. */
export const momentOf = (day: LocalDate, at: Instant): Instant => (day === londonDate(at) ? at : atLondon(day, '00:00'))
