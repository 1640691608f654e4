import type { ClockRule, ReceiptRule, RoadClock, RungRule } from '../pathway/clocks/clock'
import type { AssessmentLength, OutcomeRule } from '../pathway/rules'
import { readLength, readOffset } from './lengths'
import type { Origin } from './merge'
import type { Effective } from './schema'

/** A council's configuration, checked: its values, where each comes from, and the hash of both with the calendar. */
export interface Configuration {
  council: string
  effective: Effective
  origins: ReadonlyMap<string, Origin>
  version: string
}

type ClockConfig = Omit<Effective['assessment']['limit'], 'from'> & { from: ClockRule['origin'] }
type RungConfig = Effective['ladders']['decision'][number]

/** Only a text the schema has not seen can fail here. */
function known<T>(value: T | undefined, text: string): T {
  if (value === undefined) throw new Error(`Not a length of time: ${text}`)
  return value
}

function rungRule(rung: RungConfig): RungRule {
  if (rung.at === 'due') return rung
  return { ...rung, offset: known(readOffset(rung.offset), rung.offset) }
}

/** Makes what the pathway runs on from configuration, each rule with its source. */
export class RuleMaker {
  private readonly config: Configuration

  constructor(config: Configuration) {
    this.config = config
  }

  sourceOf(path: string): string {
    return this.config.origins.get(path)?.source ?? ''
  }

  clock(name: string, path: string, clock: ClockConfig): ClockRule {
    return { ...this.withoutBudget(name, path, clock), budget: known(readLength(clock.length), clock.length) }
  }

  private withoutBudget(name: string, path: string, clock: ClockConfig): Omit<ClockRule, 'budget'> {
    const { conventions, ladders } = this.config.effective
    // When something was received is one matter; nothing else of a case waits for opening hours.
    const receipt: ReceiptRule =
      conventions.receipt === 'stands' || clock.from !== 'received'
        ? { kind: 'stands' }
        : { kind: 'next-working-day', ...conventions.receipt }
    return {
      name,
      label: clock.label,
      origin: clock.from,
      counting: clock.counting ?? conventions.counting,
      receipt,
      roll: clock.roll ?? conventions.roll,
      force: clock.force,
      pausable: clock.pausable,
      ...(clock.extendable !== undefined && { extendable: clock.extendable }),
      ...(clock.maxExtension !== undefined && { maxExtension: clock.maxExtension }),
      rungs: ladders[clock.ladder].map(rungRule),
      source: this.sourceOf(`${path}.length`),
    }
  }

  /** A clock of a road; without a budget where the council has no interval. */
  roadClock(name: string, path: string, clock: ClockConfig): RoadClock {
    return clock.length === 'none' ? this.withoutBudget(name, path, clock) : this.clock(name, path, clock)
  }

  outcomes<O extends Omit<OutcomeRule, 'source'>>(path: string, outcomes: readonly O[]): (O & { source: string })[] {
    return outcomes.map((outcome, index) => ({ ...outcome, source: this.sourceOf(`${path}.${index}.code`) }))
  }

  length(): AssessmentLength {
    const { length } = this.config.effective.assessment
    if (length.kind !== 'brief-then-further') return length
    return {
      kind: length.kind,
      brief: this.clock('assessment-brief', 'assessment.length.brief', length.brief),
      further: this.clock('assessment-further', 'assessment.length.further', length.further),
      decisionCheckpoint: length.decisionCheckpoint,
    }
  }
}
