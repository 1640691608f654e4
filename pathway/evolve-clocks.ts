import type { Clock, ClockStatus } from './case'
import type { WithClocks } from './clocks/case-clocks'
import { openPause } from './clocks/ledger/ledger'
import type { CaseEvent } from './events'
import type { Instant } from './time'

type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/** The case, or the matter, with its clocks as the event leaves them. */
export function evolveClocks<S extends WithClocks>(state: S, event: CaseEvent): S {
  switch (event.type) {
    case 'clock-started':
      return { ...state, clocks: [...state.clocks, started(event)] }
    case 'clock-moved':
      return change(state, event.clock, (clock) => moved(clock, event))
    case 'clock-paused':
      return change(state, event.clock, (clock) => ({ ...clock, ledger: event.ledger, status: 'paused' }))
    case 'clock-restated':
      return { ...state, clocks: state.clocks.map((clock) => restated(clock, event)) }
    case 'clock-rung-reached':
      return change(state, event.clock, (clock) => reached(clock, event))
    case 'clock-settled':
      return change(state, event.clock, (clock) => settled(clock, event))
    case 'breach-withdrawn':
      return change(state, event.clock, (clock) => ({ ...clock, status: 'running' }))
    default:
      return state
  }
}

/** Changes the clock of this name that still runs; one that has stopped stays as it is. */
function change<S extends WithClocks>(state: S, name: string, changed: (clock: Clock) => Clock): S {
  const one = (clock: Clock) => (clock.name === name && clock.settledAt === undefined ? changed(clock) : clock)
  return { ...state, clocks: state.clocks.map(one) }
}

function started({ clock, rule, rulesVersion, originAt, due, rungs }: EventOf<'clock-started'>): Clock {
  return { name: clock, rule, rulesVersion, originAt, due, rungs, status: 'running' }
}

/**
 * A clock that moved has its rungs ahead of it again, where they now lie in the future; what was reached before stays reached, and what
 * was reached for this very due instant is not reached again.
 */
function moved(clock: Clock, event: EventOf<'clock-moved'>): Clock {
  const { rule, due, at } = event
  const reachedBefore = [
    ...(clock.reachedBefore ?? []).filter((one) => one.dueAt !== clock.due.dueAt),
    ...reachedUnder(clock),
  ]
  const reachedAt = (name: string) =>
    reachedBefore.find((one) => one.name === name && one.dueAt === due.dueAt)?.reachedAt
  const rearmed = event.rungs.map((rung) => {
    const now = clock.rungs.find(({ name }) => name === rung.name)?.reachedAt
    const before = reachedAt(rung.name) ?? (rung.at > at ? undefined : now)
    return before === undefined ? rung : { ...rung, reachedAt: before }
  })
  const next: Clock = {
    ...clock,
    ...{ rule, due, rungs: rearmed, originAt: event.originAt ?? clock.originAt },
    rulesVersion: event.rulesVersion ?? clock.rulesVersion,
    ...(event.ledger !== undefined && { ledger: event.ledger }),
    ...(reachedBefore.length > 0 && { reachedBefore }),
  }
  return { ...next, status: standing(next, at) }
}

const reachedUnder = ({ rungs, due }: Clock): NonNullable<Clock['reachedBefore']> =>
  rungs.flatMap(({ name, reachedAt }) => (reachedAt === undefined ? [] : [{ name, dueAt: due.dueAt, reachedAt }]))

/** Paused while a pause stands; breached where it is past due and that has been reached. */
function standing(clock: Clock, at: Instant): ClockStatus {
  if (openPause(clock.ledger ?? []) !== undefined) return 'paused'
  const { due, rule, rungs } = clock
  const isReached = rungs.some((rung) => rung.at >= due.dueAt && rung.reachedAt !== undefined)
  return due.dueAt <= at && isReached && rule.force !== 'usual' ? 'breached' : 'running'
}

const settled = (clock: Clock, { status, at, metAt }: EventOf<'clock-settled'>): Clock => ({
  ...clock,
  status,
  settledAt: at,
  ...(metAt !== undefined && { metAt }),
})

/**
 * The clock that stopped at this moment under this name counts from another one now. Its rungs were those of the due instant that it no longer
 * has: what was reached is kept as such, and nothing is ahead.
 */
function restated(clock: Clock, { clock: name, settledAt, originAt, due, status }: EventOf<'clock-restated'>): Clock {
  if (clock.name !== name || clock.settledAt !== settledAt) return clock
  const reachedBefore = [...(clock.reachedBefore ?? []), ...reachedUnder(clock)]
  return { ...clock, originAt, due, status, rungs: [], ...(reachedBefore.length > 0 && { reachedBefore }) }
}

function reached(clock: Clock, { rung, breached, at }: EventOf<'clock-rung-reached'>): Clock {
  const rungs = clock.rungs.map((one) => (one.name === rung ? { ...one, reachedAt: at } : one))
  return { ...clock, rungs, status: breached ? 'breached' : clock.status }
}
