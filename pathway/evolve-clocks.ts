import type { Clock, OpenedCase } from './case'
import type { CaseEvent } from './events'

type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/** The case with its clocks as the event leaves them. */
export function evolveClocks(state: OpenedCase, event: CaseEvent): OpenedCase {
  switch (event.type) {
    case 'clock-started':
      return { ...state, clocks: [...state.clocks, started(event)] }
    case 'clock-moved':
      return change(state, event.clock, (clock) => moved(clock, event))
    case 'clock-rung-reached':
      return change(state, event.clock, (clock) => reached(clock, event))
    case 'clock-settled':
      return change(state, event.clock, (clock) => ({ ...clock, status: event.status, settledAt: event.at }))
    case 'breach-withdrawn':
      return change(state, event.clock, (clock) => ({ ...clock, status: 'running' }))
    default:
      return state
  }
}

/** Changes the clock of this name that still runs; one that has stopped stays as it is. */
function change(state: OpenedCase, name: string, changed: (clock: Clock) => Clock): OpenedCase {
  const one = (clock: Clock) => (clock.name === name && clock.settledAt === undefined ? changed(clock) : clock)
  return { ...state, clocks: state.clocks.map(one) }
}

function started({ clock, rule, rulesVersion, originAt, due, rungs }: EventOf<'clock-started'>): Clock {
  return { name: clock, rule, rulesVersion, originAt, due, rungs, status: 'running' }
}

/** A clock that moved has its rungs ahead of it again, where they now lie in the future; what was reached before stays reached. */
function moved(clock: Clock, { rule, due, rungs, at }: EventOf<'clock-moved'>): Clock {
  const reachedAt = (name: string) => clock.rungs.find((rung) => rung.name === name)?.reachedAt
  const rearmed = rungs.map((rung) => {
    const before = reachedAt(rung.name)
    return before === undefined || rung.at > at ? rung : { ...rung, reachedAt: before }
  })
  return { ...clock, rule, due, rungs: rearmed, status: due.dueAt > at ? 'running' : clock.status }
}

function reached(clock: Clock, { rung, breached, at }: EventOf<'clock-rung-reached'>): Clock {
  const rungs = clock.rungs.map((one) => (one.name === rung ? { ...one, reachedAt: at } : one))
  return { ...clock, rungs, status: breached ? 'breached' : clock.status }
}
