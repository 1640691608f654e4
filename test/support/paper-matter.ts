import { nextRung, openClocks } from '../../pathway/clocks/case-clocks'
import type { ClockCommand, Message } from '../../pathway/commands'
import type { CommonEventBody } from '../../pathway/events'
import type { MatterMachine, MatterMessage } from '../../pathway/matters/machine-of'
import type { MatterFacts, MatterIntake, MatterState } from '../../pathway/matters/matter'
import type { Refusal } from '../../pathway/refusals'
import type { Actor } from '../../pathway/roles'
import type { Rules } from '../../pathway/rules'
import { stamp, type Stamped } from '../../pathway/stamp'
import { london, rulesOf, someone } from './paper-case'

/** A matter on paper, as `PaperCase` is a case: time moves only when told to, and every rung on the way is reached. */
export class PaperMatter<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
> {
  state: MatterState<S>
  readonly events: Stamped<B | CommonEventBody>[] = []
  now: string
  readonly rules: Rules
  private readonly machine: MatterMachine<S, I, C, B>
  private told = 0

  constructor(machine: MatterMachine<S, I, C, B>, council: string, opening: I, by: Actor = someone('duty-worker')) {
    this.machine = machine
    this.state = machine.unopened
    this.rules = rulesOf(council)
    this.now = opening.receivedAt
    this.hear(opening, by)
  }

  /** Moves to a London time, reaching every rung on the way in order. */
  until(time: string): this {
    const then = london(time)
    for (let next = this.rung(then); next !== undefined; next = this.rung(then)) {
      this.now = next.at > this.now ? next.at : this.now
      this.hear({ kind: 'reach-rung', clock: next.clock, rung: next.rung }, { id: 'clock', roles: [] })
    }
    this.now = then
    return this
  }

  /** Says something to it; gives the refusal, where it is refused. */
  tell(command: C | MatterMessage<I, C>, actor: Actor): Refusal | undefined {
    return this.hear(command, actor)
  }

  /** What this actor may do now. */
  legal(actor: Actor): string[] {
    return this.machine.legalSteps(this.state, actor, this.rules, this.now).map(({ command }) => command)
  }

  /** It, opened. */
  get opened(): S {
    const { state } = this
    if (!isOpened(state)) throw new Error('Nothing was received')
    return state
  }

  private rung(until: string) {
    if (this.state.stage === 'unopened') return undefined
    const rungs = openClocks(this.opened).flatMap((clock) => {
      const next = nextRung(clock)
      return next === undefined ? [] : [{ clock: clock.name, rung: next.name, at: next.at }]
    })
    return rungs.filter(({ at }) => at <= until).toSorted((a, b) => a.at.localeCompare(b.at))[0]
  }

  private hear(command: MatterMessage<I, C> | ClockCommand, actor: Actor): Refusal | undefined {
    this.told += 1
    const message: Message<MatterMessage<I, C> | ClockCommand> = {
      messageId: `message-${String(this.told)}`,
      actor,
      acceptedAt: this.now,
      command,
    }
    const decision = this.machine.decide(this.state, message, this.now, this.rules)
    if (!('events' in decision)) return decision.refusal
    const { messageId } = message
    const told = command.kind === 'reach-rung' ? {} : { messageId }
    for (const event of stamp(decision.events, { after: this.state.seq, at: this.now, by: actor.id, ...told })) {
      this.state = this.machine.evolve(this.state, event)
      this.events.push(event)
    }
    return undefined
  }
}

const isOpened = <S extends MatterFacts>(state: MatterState<S>): state is S => state.stage !== 'unopened'
