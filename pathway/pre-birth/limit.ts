import { addDays } from '../calendar/dates'
import { assessmentOf, type Clock, type OpenedCase } from '../case'
import type { Budget, ClockRule } from '../clocks/clock'
import type { Rules } from '../rules'
import type { LocalDate } from '../time'

type BeforeBirth = Extract<Budget, { kind: 'fixed-date' }>

/** The day that lies so many days before the one on which the child is expected. */
export const beforeBirth = (expectedOn: LocalDate, days: number): BeforeBirth => ({
  kind: 'fixed-date',
  date: addDays(expectedOn, -days),
  before: { expectedOn, days },
})

/** The expected day that a clock goes by; undefined for a clock that goes by none. */
export const expectedDayOf = ({ rule: { budget } }: Pick<Clock, 'rule'>): BeforeBirth['before'] =>
  budget.kind === 'fixed-date' ? budget.before : undefined

/**
 * The limit of an assessment before birth: so many days before the expected day, in place of the usual length and under its name (004-56).
 * Undefined where the council has no such rule.
 */
export function preBirthLimit(
  { assessment: { limit, preBirth } }: Rules,
  expectedOn: LocalDate,
): ClockRule | undefined {
  if (preBirth === 'none') return undefined
  return {
    ...limit,
    label: `Pre-birth ${limit.label}`,
    origin: 'assessment-started',
    budget: beforeBirth(expectedOn, preBirth.daysBefore),
    receipt: { kind: 'stands' },
    force: 'limit',
    source: preBirth.source,
  }
}

/** Whether the assessment is one that was begun before birth, or is made anew while the child is not yet born (004-56). */
export const isBeforeBirth = (state: OpenedCase, { assessment: { preBirth } }: Rules): boolean =>
  assessmentOf(state)?.preBirth === true || (state.expectedOn !== undefined && preBirth !== 'none')
