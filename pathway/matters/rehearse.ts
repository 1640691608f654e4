import { nextRung, openClocks } from '../clocks/case-clocks'
import type { ClockCommand } from '../commands'
import type { Refusal } from '../refusals'
import { roles } from '../roles'
import type { Rules } from '../rules'
import { stamp } from '../stamp'
import type { Instant } from '../time'
import { hasBegun, type MatterMachine, type MatterMessage } from './machine-of'
import type { MatterFacts, MatterIntake, MatterState } from './matter'

/** What is told a matter at a moment, as it stands then. */
export interface Rehearsed<S, C> {
  at: Instant
  commands: (state: S) => readonly C[]
}

/** How it stands at the end, or which step is refused, counted from 0. */
export type Rehearsal<S> = { state: S } | { refusal: Refusal; step: number }

const anybody = { id: 'anybody', roles }

/**
 * Plays a matter by its machine alone, every rung reached on the way: when would what be due? The steps are taken by somebody who may take
 * any, in the order of their moments.
 * @throws CalendarRangeError where bank holidays are not known
 */
export function rehearse<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
>(machine: MatterMachine<S, I, C, B>, opening: I, steps: readonly Rehearsed<S, C>[], rules: Rules): Rehearsal<S> {
  type Told = MatterMessage<I, C> | ClockCommand
  const tell = (state: MatterState<S>, command: Told, at: Instant): MatterState<S> | { refusal: Refusal } => {
    const message = { messageId: 'rehearsal', actor: anybody, acceptedAt: at, command }
    const decision = machine.decide(state, message, at, rules)
    if (!('events' in decision)) return decision
    return stamp(decision.events, { after: state.seq, at, by: anybody.id }).reduce(
      (before, event) => machine.evolve(before, event),
      state,
    )
  }
  let state = tell(machine.unopened, opening, opening.receivedAt)
  for (const [step, { at, commands }] of steps.entries()) {
    for (let next = rungBefore(state, at); next !== undefined; next = rungBefore(state, at))
      state = opened(tell(opened<S>(state), next.command, next.at))
    for (const command of commands(opened<S>(state))) {
      const told = tell(opened<S>(state), command, at)
      if ('refusal' in told) return { refusal: told.refusal, step }
      state = told
    }
  }
  return { state: opened<S>(state) }
}

/** It, opened: a rung and an opening are never refused. */
function opened<S extends MatterFacts>(state: MatterState<S> | { refusal: Refusal }): S {
  if ('refusal' in state || !hasBegun<S>(state)) throw new Error('Nothing was received')
  return state
}

/** The first rung that is reached before a moment. */
function rungBefore<S extends MatterFacts>(
  state: MatterState<S> | { refusal: Refusal },
  at: Instant,
): { at: Instant; command: ClockCommand } | undefined {
  const rungs = openClocks(opened<S>(state)).flatMap((clock) => {
    const rung = nextRung(clock)
    const command: ClockCommand = { kind: 'reach-rung', clock: clock.name, rung: rung?.name ?? '' }
    return rung === undefined || rung.at > at ? [] : [{ at: rung.at, command }]
  })
  return rungs.toSorted((one, other) => one.at.localeCompare(other.at))[0]
}
