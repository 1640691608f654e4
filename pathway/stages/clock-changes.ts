import { isSamePerson } from '../approvals'
import { sayCount, sayMoment } from '../calendar/words'
import type { Clock, OpenCase, OpenedCase } from '../case'
import { calendarOf, isPaused, moveClock, openClock, openClocks, type ClockMove } from '../clocks/case-clocks'
import { unitOf } from '../clocks/ledger/added'
import type { LedgerEntry } from '../clocks/ledger/facts'
import {
  counts,
  extendedBy,
  pausesOf,
  withExtension,
  withPause,
  withPauseEnded,
  withWithdrawn,
} from '../clocks/ledger/ledger'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { Instant } from '../time'
import { refuse, type Refused, type StepContext, type Steps } from './step'

type Of<K> = Extract<PersonCommand, { kind: K }>
type Context<K> = StepContext<OpenCase, Of<K>>

const ledgerOf = (clock: Clock): readonly LedgerEntry[] => clock.ledger ?? []
const names = (clocks: readonly Clock[]): string => clocks.map(({ name }) => name).join(', ') || 'none'

const pausable = (state: OpenedCase) => openClocks(state).filter((clock) => clock.rule.pausable)
const extendable = (state: OpenedCase) => openClocks(state).filter((clock) => clock.rule.extendable === true)

/** Which clocks are open, and which of these may be extended. */
export const sayExtendable = (state: OpenedCase): string =>
  `open: ${names(openClocks(state))}; extendable: ${names(extendable(state))}`

/**
 * What is done to the time of a single clock: each a later event with its reason and its approver, none of them overwriting anything. What
 * may be paused or extended at all is the council's configuration, and most of it may not: 2-01, 2-02, 2-06, 2-15.
 */
export const clockChanges: Steps<OpenCase> = {
  'pause-clock': {
    label: 'Pause a clock',
    permission: 'clock.change',
    possible: (state) => openClocks(state).some((clock) => !isPaused(clock)),
    forbids: (state) => (pausable(state).length === 0 ? 'clock-not-pausable' : undefined),
    follows: pause,
  },
  'resume-clock': {
    label: 'Let a paused clock go on',
    permission: 'clock.change',
    possible: (state) => openClocks(state).some(isPaused),
    follows: resume,
  },
  'extend-clock': {
    label: 'Extend the time of a clock',
    permission: 'clock.change',
    possible: (state) => openClocks(state).length > 0,
    forbids: (state) => (extendable(state).length === 0 ? 'clock-not-extendable' : undefined),
    follows: extend,
  },
  'withdraw-clock-change': {
    label: 'Withdraw a pause or an extension of a clock',
    permission: 'clock.change',
    possible: (state) => openClocks(state).some((clock) => ledgerOf(clock).some(counts)),
    follows: withdraw,
  },
}

function pause(context: Context<'pause-clock'>): EventBody[] | Refused {
  const { state, command, at } = context
  const clock = openClock(state, command.clock)
  if (clock === undefined) return refuse('unknown-clock', names(openClocks(state)))
  if (isPaused(clock)) return refuse('already-paused')
  if (!clock.rule.pausable) return refuse('not-this-clock', names(pausable(state)))
  if (isSamePerson(context.actor, command.requestedBy)) return refuse('requester-approves')
  const from = command.from ?? at
  const earliest = lastPauseEnd(clock)
  const latest = at < clock.due.dueAt ? at : clock.due.dueAt
  if (from < earliest || from > latest)
    return refuse('date-out-of-order', `${sayMoment(earliest)} to ${sayMoment(latest)}`)
  const ledger = withPause(ledgerOf(clock), from)
  const { reason } = command
  return [{ type: 'clock-paused', clock: clock.name, rule: clock.rule, ledger, from, reason, ...requester(command) }]
}

/** Nothing is paused twice over: the end of the last pause, or where there was none, the origin. */
const lastPauseEnd = (clock: Clock): Instant =>
  pausesOf(ledgerOf(clock)).reduce(
    (end, { until }) => (until !== undefined && until > end ? until : end),
    clock.originAt,
  )

function resume(context: Context<'resume-clock'>): EventBody[] | Refused {
  const { state, command, at } = context
  const clock = openClock(state, command.clock)
  const paused = openClocks(state).filter(isPaused)
  if (clock === undefined) return refuse('unknown-clock', names(paused))
  if (!isPaused(clock)) return refuse('not-this-clock', names(paused))
  return changed(context, clock, { cause: 'pause-ended', ledger: withPauseEnded(ledgerOf(clock), at) })
}

function extend(context: Context<'extend-clock'>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const clock = openClock(state, command.clock)
  if (clock === undefined) return refuse('unknown-clock', sayExtendable(state))
  const { maxExtension, budget } = clock.rule
  if (!extendable(state).includes(clock)) return refuse('not-this-clock', names(extendable(state)))
  if (isSamePerson(context.actor, command.requestedBy)) return refuse('requester-approves')
  const ledger = ledgerOf(clock)
  const left = maxExtension === undefined ? undefined : maxExtension - extendedBy(ledger)
  if (left !== undefined && command.by > left)
    return refuse('extension-too-long', `at most ${sayCount(left, unitOf(budget.kind, rules.calendar).noun)}`)
  return changed(context, clock, { cause: 'extension', ledger: withExtension(ledger, command.by, at) })
}

function withdraw(context: Context<'withdraw-clock-change'>): EventBody[] | Refused {
  const { state, command, at } = context
  const clock = openClock(state, command.clock)
  if (clock === undefined) return refuse('unknown-clock', names(openClocks(state)))
  const standing = ledgerOf(clock).filter(counts)
  if (!standing.some(({ entry }) => entry === command.entry))
    return refuse('unknown-clock-change', standing.map(({ entry }) => String(entry)).join(', ') || 'none')
  return changed(context, clock, { cause: 'withdrawn', ledger: withWithdrawn(ledgerOf(clock), command.entry, at) })
}

type Change = Context<'resume-clock'> | Context<'extend-clock'> | Context<'withdraw-clock-change'>

/** The clock under its own rule, with another ledger. */
function changed({ state, command, rules }: Change, clock: Clock, move: ClockMove): EventBody[] {
  const calendar = calendarOf(rules, state.proclaimed)
  return moveClock(clock, clock.rule, calendar, command.reason, { ...move, ...requester(command) })
}

const requester = (command: object): { requestedBy?: string } =>
  'requestedBy' in command && typeof command.requestedBy === 'string' ? { requestedBy: command.requestedBy } : {}
