import type { Clock, OpenedCase } from '../case'
import { calendarOf, openClocks, startClock } from '../clocks/case-clocks'
import type { EventBody } from '../events'
import type { Rules } from '../rules'
import type { Instant, LocalDate } from '../time'
import { standing } from './standing'

const baseName = (from: string, { withholding }: Rules): string => `${withholding.review.name}:${from}`

const isOf = (base: string, name: string): boolean => name === base || name.startsWith(`${base}:`)

/** The clock that runs to the day on which what is withheld from them is looked at again. */
export const reviewClock = (state: OpenedCase, from: string, rules: Rules): Clock | undefined =>
  openClocks(state).find(({ name }) => isOf(baseName(from, rules), name))

/** Each is a clock of its own, so that managers are told again where the next runs to the same day. */
function nextName({ clocks }: OpenedCase, from: string, rules: Rules): string {
  const base = baseName(from, rules)
  const before = clocks.filter(({ name }) => isOf(base, name)).length
  return before === 0 ? base : `${base}:${String(before + 1)}`
}

/** Starts it; due on the very day. It tells managers of that day and ends nothing by itself. */
export function startReview(
  state: OpenedCase,
  { from, reviewOn }: { from: string; reviewOn: LocalDate },
  at: Instant,
  rules: Rules,
): EventBody {
  const budget = { kind: 'fixed-date', date: reviewOn } as const
  const rule = { ...rules.withholding.review, name: nextName(state, from, rules), budget }
  return startClock(rule, at, calendarOf(rules, state.proclaimed), rules.version)
}

/** Those that closing stopped, started again with a case that is opened again; what is withheld has stayed withheld. */
export const reviewsAnew = (state: OpenedCase, at: Instant, rules: Rules): EventBody[] =>
  standing(state).map((one) => startReview(state, one, at, rules))
