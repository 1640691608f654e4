import type { Calendar } from '../calendar/calendar'
import { addDays, addMonths, partsOf, weekdayOf } from '../calendar/dates'
import { toLondon } from '../calendar/london'
import { within } from '../calendar/opening-hours'
import { sayCount, sayDay } from '../calendar/words'
import { holidayOn, isWorkingDay, stepWorkingDays, whyNotWorking } from '../calendar/working-days'
import type { Instant, LocalDate } from '../time'
import type { Budget, Counting, ReceiptRule, Roll } from './clock'
import { saySteppedOver } from './stepped-over'

/** A day that a count has come to, and the sentences that say how. */
export interface Step {
  on: LocalDate
  why: string[]
  /** The day ends at noon for the clock. */
  untilNoon?: true
}

/** A budget that is counted in days. */
export type DayBudget = Exclude<Budget, { kind: 'elapsed-hours' | 'elapsed-minutes' | 'fixed-date' }>

/** The day something counts as received on (domain.md section 5 b). What comes before opening waits as well: the rule names the next working day. */
export function startOfCount(rule: ReceiptRule, originAt: Instant, calendar: Calendar): Step {
  const { date, time } = toLondon(originAt)
  if (rule.kind === 'stands') return { on: date, why: [] }
  const closed = whyNotWorking(date, calendar)
  if (closed === undefined && within(rule, time)) return { on: date, why: [] }
  const on = stepWorkingDays(date, 1, calendar)
  const late = closed === undefined ? `outside ${rule.opens} to ${rule.closes}` : `on ${sayNotWorking(date, closed)}`
  return { on, why: [`It came ${late}, so it counts as received on the next working day, ${sayDay(on)}.`] }
}

/** Counts a budget from the day of receipt. Budgets are whole numbers from 1. */
export function countFrom(start: LocalDate, budget: DayBudget, counting: Counting, calendar: Calendar): Step {
  switch (budget.kind) {
    case 'working-days':
      return countWorkingDays(start, budget.days, counting, calendar)
    case 'calendar-days':
      return countCalendarDays(start, budget.days, counting)
    case 'calendar-months':
      return countMonths(start, budget.months, counting)
  }
}

function countWorkingDays(start: LocalDate, days: number, counting: Counting, calendar: Calendar): Step {
  const startCounts = counting === 'inclusive' && isWorkingDay(start, calendar)
  const dayOne = startCounts ? start : stepWorkingDays(start, 1, calendar)
  const on = stepWorkingDays(dayOne, days - 1, calendar)
  const from = startCounts
    ? `${sayDay(start)} is day 1.`
    : `The working day after ${sayDay(start)} is day 1, ${sayDay(dayOne)}.`
  // Received on a holiday, the count begins after it: the day of receipt is not among those it steps over.
  const isAfter = counting === 'next' && holidayOn(start, calendar) !== undefined
  const firstAsked = isAfter ? addDays(start, 1) : start
  return { on, why: [from, ...saySteppedOver(firstAsked, on, calendar)] }
}

function countCalendarDays(start: LocalDate, days: number, counting: Counting): Step {
  const day = counting === 'inclusive' ? 1 : 0
  const every = 'Every day counts, weekends and bank holidays too.'
  return { on: addDays(start, days - day), why: [`${sayDay(start)} is day ${day}.`, every] }
}

function countMonths(start: LocalDate, months: number, counting: Counting): Step {
  const sameDay = addMonths(start, months)
  const isShorter = partsOf(sameDay).day < partsOf(start).day
  const shorter = isShorter ? ', as that month is shorter' : ''
  // A month that ends before the same day comes has its last day as its own.
  const isDayBefore = counting === 'inclusive' && !isShorter
  const on = isDayBefore ? addDays(sameDay, -1) : sameDay
  const dayBefore = isDayBefore ? [`The first day counts, so the last is the day before, ${sayDay(on)}.`] : []
  return {
    on,
    why: [`${sayCount(months, 'month')} from ${sayDay(start)} is ${sayDay(sameDay)}${shorter}.`, ...dayBefore],
  }
}

/** Moves a due day that is no working day, where the rule says so (domain.md section 5 f). */
export function rollDay(on: LocalDate, roll: Roll, calendar: Calendar): Step {
  if (roll === 'stay') return { on, why: [] }
  if (roll === 'noon-of-next-ordinary-day') return noonAfter(on, calendar)
  const closed = whyNotWorking(on, calendar)
  if (closed === undefined) return { on, why: [] }
  const rolled = stepWorkingDays(on, roll === 'previous-working-day' ? -1 : 1, calendar)
  const way = roll === 'previous-working-day' ? 'back to the working day before it' : 'on to the next working day'
  return { on: rolled, why: [`It falls on ${sayNotWorking(on, closed)}, and moves ${way}, ${sayDay(rolled)}.`] }
}

/** Not a Sunday, Christmas Day, Good Friday or a bank holiday: Saturdays, and days on which only one council is closed, are ordinary (s45(2)). */
export const isOrdinaryDay = (date: LocalDate, calendar: Calendar): boolean =>
  whyNotOrdinary(date, calendar) === undefined

function whyNotOrdinary(date: LocalDate, calendar: Calendar): string | undefined {
  if (weekdayOf(date) === 'sunday') return 'Sunday'
  return date.endsWith('-12-25') ? 'Christmas Day' : holidayOn(date, { ...calendar, closureDays: [] })
}

function noonAfter(last: LocalDate, calendar: Calendar): Step {
  const why = whyNotOrdinary(last, calendar)
  if (why === undefined) return { on: last, why: [] }
  let on = addDays(last, 1)
  while (!isOrdinaryDay(on, calendar)) on = addDays(on, 1)
  const ends = `Its last day is ${sayNotWorking(last, why)}, and the court has it end at noon on the next ordinary day, ${sayDay(on)}.`
  return { on, why: [ends], untilNoon: true }
}

const sayNotWorking = (date: LocalDate, why: string): string =>
  sayDay(date).startsWith(why) ? `${sayDay(date)}, not a working day` : `${sayDay(date)}, not a working day (${why})`
