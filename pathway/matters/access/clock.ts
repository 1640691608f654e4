import type { Clock } from '../../case'
import { calendarOf, isPaused, moveClock, openClock } from '../../clocks/case-clocks'
import { withPause, withPauseEnded, withWithdrawn } from '../../clocks/ledger/ledger'
import type { LedgerEntry } from '../../clocks/ledger/facts'
import type { ClockEventBody } from '../../events'
import type { Rules } from '../../rules'
import type { Instant } from '../../time'
import type { AccessRequest } from './facts'

/** The clock of the reply, while it runs. */
export const replyClock = (state: AccessRequest): Clock | undefined => openClock(state, 'access-reply')

/**
 * Stops the clock at `at`, where something is asked of the requester: no day of the wait is the council's (ICO guidance; 2-20). One that
 * stands still already does so; one that is past due is not mended by asking.
 */
export function pauseReply(state: AccessRequest, at: Instant, reason: string): ClockEventBody[] {
  const clock = replyClock(state)
  if (clock === undefined || isPaused(clock) || at > clock.due.dueAt) return []
  const ledger = withPause(clock.ledger ?? [], at)
  return [{ type: 'clock-paused', clock: clock.name, rule: clock.rule, ledger, from: at, reason }]
}

/** Lets it go on from `at`, where nothing else is awaited: the days paused are added (2-20). */
export function resumeReply(state: AccessRequest, at: Instant, rules: Rules, reason: string): ClockEventBody[] {
  const clock = replyClock(state)
  if (clock === undefined || !isPaused(clock)) return []
  const calendar = calendarOf(rules, state.proclaimed)
  return moveClock(clock, clock.rule, calendar, reason, {
    cause: 'pause-ended',
    ledger: withPauseEnded(clock.ledger ?? [], at),
  })
}

/**
 * The proof of who asks came at `at`. Where the council's rule has it so, the time begins with it, and what was paused before it counts
 * for nothing; else it only goes on. It stands still where an answer is awaited besides (2-20). What is asked for again moves nothing: the
 * month would never end.
 */
export function onIdentity(state: AccessRequest, at: Instant, rules: Rules): ClockEventBody[] {
  const clock = replyClock(state)
  const isAwaited = state.clarificationAskedOn !== undefined
  const reason = 'What proves who asks was received.'
  if (clock === undefined || !isPaused(clock) || state.identity?.again === true) return []
  if (rules.recordsAccess.identity === 'pauses-clock') return isAwaited ? [] : resumeReply(state, at, rules, reason)
  const ledger = withoutPauses(clock.ledger ?? [], at)
  return moveClock(clock, { ...clock.rule, origin: 'identity-received' }, calendarOf(rules, state.proclaimed), reason, {
    cause: 'identity-received',
    originAt: at,
    ledger: isAwaited ? withPause(ledger, at) : ledger,
  })
}

const withoutPauses = (ledger: readonly LedgerEntry[], at: Instant): readonly LedgerEntry[] =>
  ledger.reduce<readonly LedgerEntry[]>(
    (before, { kind, entry }) => (kind === 'pause' ? withWithdrawn(before, entry, at) : before),
    ledger,
  )

/** The clock with the months of an extension: three months from the start, not one and then two (2-20). */
export function extendReply(state: AccessRequest, rules: Rules, reason: string): ClockEventBody[] {
  const clock = replyClock(state)
  if (clock?.rule.budget.kind !== 'calendar-months') return []
  const months = clock.rule.budget.months + rules.recordsAccess.extendedByMonths
  const rule = { ...clock.rule, budget: { kind: 'calendar-months', months } } as const
  return moveClock(clock, rule, calendarOf(rules, state.proclaimed), reason, { cause: 'extension' })
}
