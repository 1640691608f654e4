import { calendarOf, meetClock, moveClock, openClock, startClock } from '../../clocks/case-clocks'
import type { ClockRule } from '../../clocks/clock'
import { extendedBy, withExtension } from '../../clocks/ledger/ledger'
import type { CommonEventBody } from '../../events'
import { momentOf } from '../../roads/held-on'
import { refuse, type Refused } from '../../stages/step'
import type { RefusalCode } from '../../refusals'
import type { Instant, LocalDate } from '../../time'
import type { MatterContext } from '../matter'
import type { Complaint, ComplaintEvent } from './facts'

type Around = Pick<MatterContext<Complaint, unknown>, 'state' | 'rules' | 'at' | 'now'>

/** The clock of a rule starts with what was done on a day: now where that is today, else with the beginning of the day. */
export const startOn = ({ state, rules, at }: Around, rule: ClockRule, day: LocalDate): CommonEventBody =>
  startClock(rule, momentOf(day, at), calendarOf(rules, state.proclaimed), rules.version)

/** What the clock of a rule waited for was done on a day. */
export const meetOn = ({ state, at, now }: Around, rule: ClockRule, day: LocalDate): CommonEventBody[] =>
  meetClock(openClock(state, rule.name), momentOf(day, at), now, at)

/** By how many working days the clock of a rule may still be extended; 0 where it does not run. */
export function roomFor(state: Complaint, { name, maxExtension = 0 }: ClockRule): number {
  const clock = openClock(state, name)
  return clock === undefined ? 0 : maxExtension - extendedBy(clock.ledger ?? [])
}

/** Why a stage is not extended any more: what is past due is not mended (2-18, 2-19). */
export function notExtendable(state: Complaint, { name }: ClockRule, at: Instant): RefusalCode | undefined {
  const clock = openClock(state, name)
  return clock !== undefined && at > clock.due.dueAt ? 'stage-overdue' : undefined
}

/**
 * A stage takes longer by so many working days, within its bound (2-18, 2-19).
 * `event` is what is said of it, which is told to whoever complains with the new date.
 */
export function extendStage(
  { state, rules, at }: Around,
  rule: ClockRule,
  event: Extract<ComplaintEvent, { type: 'complaint-extended' }>,
): (ComplaintEvent | CommonEventBody)[] | Refused {
  const clock = openClock(state, rule.name)
  if (clock === undefined) return refuse('not-legal-now')
  const room = roomFor(state, rule)
  if (event.days > room) return refuse('extension-too-long', `at most ${String(room)} working days more`)
  const ledger = withExtension(clock.ledger ?? [], event.days, at)
  const calendar = calendarOf(rules, state.proclaimed)
  return [event, ...moveClock(clock, clock.rule, calendar, event.reason, { cause: 'extension', ledger })]
}
