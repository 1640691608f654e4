import type { OpenCase } from '../../case'
import { calendarOf, moveClock, openClock, startClock } from '../../clocks/case-clocks'
import type { ClockRule, RoadClock } from '../../clocks/clock'
import { due } from '../../clocks/due'
import type { EventBody } from '../../events'
import type { Rules } from '../../rules'
import type { Instant, LocalDate } from '../../time'

const isWhole = (rule: RoadClock): rule is ClockRule => rule.budget !== undefined

/** A clock under the council's interval; none where it has none. */
export function startWhere(rule: RoadClock, originAt: Instant, state: OpenCase, rules: Rules): EventBody[] {
  return isWhole(rule) ? [startClock(rule, originAt, calendarOf(rules, state.proclaimed), rules.version)] : []
}

/** The rule of the next review: by the day that the plan sets, by the council's interval where it sets none, or undefined where there is neither. */
function reviewRule({ childInNeed }: Rules, reviewOn: LocalDate | undefined): ClockRule | undefined {
  const { review } = childInNeed
  if (reviewOn !== undefined) return { ...review, budget: { kind: 'fixed-date', date: reviewOn } }
  return isWhole(review) ? review : undefined
}

/** The latest day the council allows for the next review, counted from a moment; undefined where it has no interval. */
export function latestReview(originAt: Instant, state: OpenCase, rules: Rules): LocalDate | undefined {
  const running = openClock(state, rules.childInNeed.review.name)?.rule
  const rule = running === undefined || running.budget.kind === 'fixed-date' ? rules.childInNeed.review : running
  return isWhole(rule) ? due(rule, originAt, calendarOf(rules, state.proclaimed)).dueOn : undefined
}

/** The clock of the next review, counted from the moment of the plan or of the last review. One that runs is moved to the day set. */
export function setReview(
  originAt: Instant,
  reviewOn: LocalDate | undefined,
  { state, rules, reason }: { state: OpenCase; rules: Rules; reason: string },
): EventBody[] {
  const rule = reviewRule(rules, reviewOn)
  if (rule === undefined) return []
  const calendar = calendarOf(rules, state.proclaimed)
  const running = openClock(state, rule.name)
  if (running === undefined) return [startClock(rule, originAt, calendar, rules.version)]
  return reviewOn === undefined ? [] : moveClock(running, rule, calendar, reason)
}
