import { addHours } from 'date-fns/addHours'
import type { Calendar } from '../calendar/calendar'
import { atLondon } from '../calendar/london'
import { stepWorkingDays } from '../calendar/working-days'
import type { Instant } from '../time'
import type { ClockRule, Due, RungRule } from './clock'

/** A rung of one clock with its instant. */
export interface Rung {
  name: string
  at: Instant
  tell: string
}

/** When somebody is told of something that falls on a day: at the start of office work, London time. */
const morning = '09:00'

/**
 * The instants of a clock's rungs, in the order of the rule, never one before another or before the clock's origin.
 * An offset in hours is exact; one in working days means 09:00 London time on the n-th working day before or after the due day.
 * A warning is never later than due. Throws CalendarRangeError as `due` does.
 */
export function rungInstants(rule: Pick<ClockRule, 'rungs'>, due: Due, calendar: Calendar, originAt: Instant): Rung[] {
  let reached = originAt
  return rule.rungs.map((rung) => {
    reached = later(reached, instantOf(rung, due, calendar))
    return { name: rung.name, at: reached, tell: rung.tell }
  })
}

function instantOf({ at, offset }: RungRule, due: Due, calendar: Calendar): Instant {
  if (at === 'due' || offset === undefined) return due.dueAt
  const sign = at === 'before-due' ? -1 : 1
  if (offset.kind === 'elapsed-hours') return addHours(due.dueAt, sign * offset.hours).toISOString()
  const instant = atLondon(stepWorkingDays(due.dueOn, sign * offset.days, calendar), morning)
  return sign < 0 ? earlier(instant, due.dueAt) : later(instant, due.dueAt)
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other)
const later = (one: Instant, other: Instant): Instant => (one > other ? one : other)
