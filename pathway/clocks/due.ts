import { addHours } from 'date-fns/addHours'
import { addMilliseconds } from 'date-fns/addMilliseconds'
import { addMinutes } from 'date-fns/addMinutes'
import type { Calendar } from '../calendar/calendar'
import { addDays } from '../calendar/dates'
import { atLondon, clockChanges, endOfLondonDay, londonDate, type ClockChange } from '../calendar/london'
import { sayCount, sayDate, sayDay, sayMoment } from '../calendar/words'
import { isEstimated } from '../calendar/working-days'
import type { Instant, LocalDate } from '../time'
import type { Budget, ClockRule, Due, Origin } from './clock'
import { originWords } from './origins'
import { countFrom, rollDay, startOfCount, type DayBudget, type Step } from './count'
import { addedBy, type Added } from './ledger/added'
import type { LedgerEntry } from './ledger/facts'

/** What of a clock's rule its due date depends on, with its name, source and, for a case's clock, origin for the explanation. */
export type DueRule = Pick<ClockRule, 'label' | 'budget' | 'counting' | 'receipt' | 'roll' | 'source'> & {
  origin?: Origin
}

/**
 * When a clock is due, and why, in whole sentences of London time.
 *
 * - Elapsed hours and minutes run exactly, day and night, over clock changes; receipt rule, counting and rolling do not touch them.
 * - Days and months run from the London day of receipt to the end (23:59:59) of the due day. `next`: that day is day 0; `inclusive`:
 *   it is day 1, or, for working days, the first working day from it is. Months end on the same day of the month or its last.
 *   Rolling comes last; one way of it ends the day at noon.
 * - The ledger's extensions and ended pauses are added: to the budget of a clock in hours, calendar days or working days, after the count
 *   of months or a fixed date. What was withdrawn does not count.
 * - Past the calendar's `knownUntil` bank holidays are worked out by rule, and the explanation says that the date is an estimate.
 *
 * Budgets are whole numbers from 1. Throws CalendarRangeError where the count needs bank holidays from before `knownFrom`, or
 * London time from before 1996. Source of the rules: domain.md section 5.
 */
export function due(rule: DueRule, originAt: Instant, calendar: Calendar, ledger: readonly LedgerEntry[] = []): Due {
  const { budget } = rule
  const added = addedBy(ledger, budget.kind, calendar)
  if (budget.kind === 'elapsed-hours') return dueByTime(rule, addHours(originAt, budget.hours), originAt, added)
  if (budget.kind === 'elapsed-minutes') return dueByTime(rule, addMinutes(originAt, budget.minutes), originAt, added)
  const start: Step =
    budget.kind === 'fixed-date' ? { on: budget.date, why: [] } : startOfCount(rule.receipt, originAt, calendar)
  const counted = countWith(added, start, rule, calendar)
  const rolled = rollDay(counted.on, rule.roll, calendar)
  return {
    dueAt: rolled.untilNoon ? atLondon(rolled.on, '12:00') : endOfLondonDay(rolled.on),
    dueOn: rolled.on,
    explanation: [
      sayRule(rule, originAt),
      ...start.why,
      ...counted.why,
      ...rolled.why,
      ...sayEstimate(rule, [start.on, counted.on], calendar),
      `It is due by ${rolled.untilNoon ? 'noon on' : 'the end of'} ${sayDay(rolled.on)}.`,
    ],
  }
}

/** The count with what the ledger adds: as more days of the budget, or as days on top of months and of a fixed date. */
function countWith(added: Added, start: Step, { budget, counting }: DueRule, calendar: Calendar): Step {
  if (budget.kind === 'working-days' || budget.kind === 'calendar-days') {
    const all: DayBudget = { ...budget, days: budget.days + added.amount }
    const inAll = added.amount === 0 ? [] : [`In all, ${sayBudget(all)} are counted.`]
    const counted = countFrom(start.on, all, counting, calendar)
    return { on: counted.on, why: [...added.why, ...inAll, ...counted.why] }
  }
  const counted = budget.kind === 'calendar-months' ? countFrom(start.on, budget, counting, calendar) : start
  const on = addDays(counted.on, added.amount)
  const then = added.amount === 0 ? [] : [`So it ends on ${sayDay(on)}.`]
  const own = budget.kind === 'calendar-months' ? counted.why : []
  return { on, why: [...own, ...added.why, ...then] }
}

function dueByTime(rule: DueRule, counted: Date, originAt: Instant, added: Added): Due {
  const dueAt = addMilliseconds(counted, added.amount).toISOString()
  const explanation = [
    sayRule(rule, originAt),
    `${rule.budget.kind === 'elapsed-minutes' ? 'Minutes' : 'Hours'} run day and night, on weekends and bank holidays too.`,
    ...added.why,
    ...clockChanges(originAt, dueAt).map(sayClockChange),
    `It is due on ${sayMoment(dueAt)}.`,
  ]
  return { dueAt, dueOn: londonDate(dueAt), explanation }
}

function sayRule(rule: DueRule, originAt: Instant): string {
  if (rule.budget.kind === 'fixed-date')
    return `${rule.label}: the date is fixed, ${sayDay(rule.budget.date)}${sayBefore(rule.budget)} (${rule.source}).`
  return `${rule.label}: the time allowed is ${sayBudget(rule.budget)} from ${sayMoment(originAt)}${sayOrigin(rule.origin)} (${rule.source}).`
}

const sayBefore = ({ before }: Extract<Budget, { kind: 'fixed-date' }>): string =>
  before === undefined
    ? ''
    : `, ${sayCount(before.days, 'day')} before the day on which the child is expected, ${sayDay(before.expectedOn)}`

const sayOrigin = (origin: Origin | undefined): string => (origin === undefined ? '' : `, ${originWords[origin].when}`)

/** `45 working days`. */
export function sayBudget(budget: Exclude<Budget, { kind: 'fixed-date' }>): string {
  switch (budget.kind) {
    case 'elapsed-hours':
      return sayCount(budget.hours, 'hour')
    case 'elapsed-minutes':
      return sayCount(budget.minutes, 'minute')
    case 'calendar-days':
      return sayCount(budget.days, 'calendar day')
    case 'working-days':
      return sayCount(budget.days, 'working day')
    case 'calendar-months':
      return sayCount(budget.months, 'calendar month')
  }
}

function sayClockChange({ at, goes }: ClockChange): string {
  return `The clocks go ${goes} on ${sayDay(londonDate(at))}: the hours that pass are counted, not those the clocks show.`
}

/** The days at which this rule asked the calendar whether it is a working day, the latest of which decide if it is an estimate. */
function sayEstimate(
  { budget, receipt, roll }: DueRule,
  [start, end]: [LocalDate, LocalDate],
  calendar: Calendar,
): string[] {
  const asked = [
    ...(receipt.kind === 'stands' ? [] : [start]),
    ...(budget.kind === 'working-days' || roll !== 'stay' ? [end] : []),
  ]
  if (!asked.some((date) => isEstimated(date, calendar))) return []
  const known = sayDate(calendar.knownUntil)
  return [
    `This is an estimate: bank holidays are published to ${known}, and those after it are worked out by the usual rule.`,
  ]
}
