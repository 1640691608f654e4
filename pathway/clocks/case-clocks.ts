import type { Calendar } from '../calendar/calendar'
import type { Clock, OpenedCase } from '../case'
import type { ClockEventBody } from '../events'
import type { Rules } from '../rules'
import type { Instant } from '../time'
import type { ClockRule } from './clock'
import { due } from './due'
import type { LedgerEntry, MoveCause } from './ledger/facts'
import { rungInstants } from './rungs'

/** The calendar a case counts by: that of the rules, and what has been proclaimed since. */
export function calendarOf(rules: Rules, proclaimed: OpenedCase['proclaimed']): Calendar {
  if (proclaimed.length === 0) return rules.calendar
  const bankHolidays = [...rules.calendar.bankHolidays, ...proclaimed].sort((a, b) => a.date.localeCompare(b.date))
  return { ...rules.calendar, bankHolidays }
}

/** The event that starts a clock under a rule, its due instant and rungs worked out once from the calendar of the case. */
export function startClock(
  rule: ClockRule,
  originAt: Instant,
  calendar: Calendar,
  rulesVersion: string,
): ClockEventBody {
  const dueNow = due(rule, originAt, calendar)
  const rungs = rungInstants(rule, dueNow, calendar, originAt)
  return { type: 'clock-started', clock: rule.name, rule, rulesVersion, originAt, due: dueNow, rungs }
}

/** What else changes as a clock moves, and why it does. */
export interface ClockMove {
  cause?: MoveCause
  /** What was done to its time, with what is done now. */
  ledger?: readonly LedgerEntry[]
  /** The moment it counts from now on. */
  originAt?: Instant
  /** The version of the rules it runs under from now on. */
  rulesVersion?: string
  /** Who asked for it. */
  requestedBy?: string
}

/**
 * The event that moves a clock, or none where nothing of it changes: a change of its ledger, its origin or its rules is an event although
 * its due day stays.
 * @param rule the clock's rule as it is from now on (its own, or one with another budget)
 */
export function moveClock(
  clock: Clock,
  rule: ClockRule,
  calendar: Calendar,
  reason: string,
  move: ClockMove = {},
): ClockEventBody[] {
  const originAt = move.originAt ?? clock.originAt
  const dueNow = due(rule, originAt, calendar, move.ledger ?? clock.ledger)
  const isOnlyDue = [move.ledger, move.originAt, move.rulesVersion].every((change) => change === undefined)
  if (isOnlyDue && dueNow.dueAt === clock.due.dueAt) return []
  const rungs = rungInstants(rule, dueNow, calendar, originAt)
  return [
    {
      type: 'clock-moved',
      clock: clock.name,
      rule,
      due: dueNow,
      rungs,
      from: clock.due.dueOn,
      to: dueNow.dueOn,
      reason,
      ...move,
    },
  ]
}

/** A clock that still runs, whether or not its due instant has passed. */
export const isOpen = (clock: Clock): boolean => clock.settledAt === undefined

/** A clock that stands still: nothing of it is reached, and it is not overdue. */
export const isPaused = (clock: Clock): boolean => clock.status === 'paused'

/** Whether a clock is past its due instant at a moment and may be said to be: it is open and not paused. */
export const isPastDue = (clock: Clock, at: Instant): boolean =>
  isOpen(clock) && !isPaused(clock) && clock.due.dueAt < at

/** What has clocks: a case, a matter. */
export type WithClocks = Pick<OpenedCase, 'clocks'>

/** The clocks of the case that still run. */
export function openClocks(state: WithClocks): readonly Clock[] {
  return state.clocks.filter(isOpen)
}

/** The running clock of this name, if there is one. */
export function openClock(state: WithClocks, name: string): Clock | undefined {
  return state.clocks.find((clock) => clock.name === name && isOpen(clock))
}

/**
 * What follows when the step a clock waits for was taken at `at`: met, or met late. A breach that was recorded although the step had
 * been accepted in time (it was heard late, in an outage) is withdrawn by an event of its own; nothing is overwritten. A paused clock
 * is met: it was paused before it was due.
 * @param saidAt the moment that counts for the step, where it says that what the clock waits for was done earlier, at `at`
 */
export function meetClock(clock: Clock | undefined, at: Instant, now: Instant, saidAt = at): ClockEventBody[] {
  if (clock === undefined) return []
  const inTime = isPaused(clock) || at <= clock.due.dueAt
  const back = at < saidAt ? { metAt: at } : {}
  const withdrawn: ClockEventBody[] =
    inTime && clock.status === 'breached'
      ? [{ type: 'breach-withdrawn', clock: clock.name, acceptedAt: at, heardAt: now }]
      : []
  return [...withdrawn, { type: 'clock-settled', clock: clock.name, status: inTime ? 'met' : 'met-late', ...back }]
}

/**
 * What follows for the clocks that nothing waits for any more: not required, or breached for good where the due instant had passed
 * before `at` and nobody acted.
 */
export function stopClocks(clocks: readonly Clock[], at: Instant): ClockEventBody[] {
  return clocks.map((clock) => ({
    type: 'clock-settled',
    clock: clock.name,
    status: clock.status === 'breached' && clock.due.dueAt < at ? 'breached' : 'not-required',
  }))
}

/** The next rung that has not been reached, the instant for which the clock's one durable timer is armed; none while it is paused. */
export function nextRung(clock: Clock): Clock['rungs'][number] | undefined {
  return isPaused(clock) ? undefined : clock.rungs.find((rung) => rung.reachedAt === undefined)
}
