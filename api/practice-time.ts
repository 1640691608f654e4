import { addDays } from '../pathway/calendar/dates'
import { atLondon, toLondon } from '../pathway/calendar/london'
import { stepWorkingDays } from '../pathway/calendar/working-days'
import type { OpenedCase } from '../pathway/case'
import { calendarOf, nextRung, openClocks, type WithClocks } from '../pathway/clocks/case-clocks'
import type { Rules } from '../pathway/rules'
import type { Instant } from '../pathway/time'
import { Problem } from './problems'
import type { Advance } from './schemas/advance'
import { later } from './sealed-case'

const hourMs = 3_600_000
const justAfterMs = 1_000

/** What has clocks, and bank holidays of its own: a case, a matter. */
export type WithTime = Pick<OpenedCase, 'clocks' | 'proclaimed'>

/**
 * To which instant something made up is to be moved from `now`. Pure.
 * @throws Problem `no-clock-to-advance-to` where no clock of it runs
 */
export function instantToReach(how: Advance, state: WithTime, rules: Rules, now: Instant): Instant {
  if ('hours' in how) return later(now, how.hours * hourMs)
  if ('to' in how) return later(nextClock(state, now), justAfterMs)
  const { date, time } = toLondon(now)
  const day =
    'days' in how
      ? addDays(date, how.days)
      : stepWorkingDays(date, how.workingDays, calendarOf(rules, state.proclaimed))
  return atLondon(day, time)
}

function nextClock(state: WithClocks, now: Instant): Instant {
  const rungs = openClocks(state).flatMap((clock) => nextRung(clock)?.at ?? [])
  const next = rungs.filter((at) => at > now).sort()[0]
  if (next === undefined) throw new Problem('no-clock-to-advance-to')
  return next
}

/** Whether every moment that lies before `now`, and at which a clock tells somebody, is on the record. */
export function isCaughtUp(state: WithClocks, now: Instant): boolean {
  return openClocks(state).every((clock) => (nextRung(clock)?.at ?? now) >= now)
}
