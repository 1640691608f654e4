import type { Calendar } from '../pathway/calendar/calendar'
import type { ClockRule, ReceiptRule, RungRule } from '../pathway/clocks/clock'
import type { AssessmentLength, OutcomeRule, Rules } from '../pathway/rules'
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
class RuleMaker {
  private readonly config: Configuration

  constructor(config: Configuration) {
    this.config = config
  }

  sourceOf(path: string): string {
    return this.config.origins.get(path)?.source ?? ''
  }

  clock(name: string, path: string, clock: ClockConfig): ClockRule {
    const { conventions, ladders } = this.config.effective
    const receipt: ReceiptRule =
      conventions.receipt === 'stands' ? { kind: 'stands' } : { kind: 'next-working-day', ...conventions.receipt }
    return {
      name,
      label: clock.label,
      origin: clock.from,
      budget: known(readLength(clock.length), clock.length),
      counting: conventions.counting,
      receipt,
      roll: conventions.roll,
      force: clock.force,
      pausable: clock.pausable,
      rungs: ladders[clock.ladder].map(rungRule),
      source: this.sourceOf(`${path}.length`),
    }
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

function decisionRules({ decision }: Effective, make: RuleMaker): Rules['decision'] {
  return {
    clock: make.clock('decision', 'decision.clock', decision.clock),
    urgentClock: make.clock('decision', 'decision.urgentClock', decision.urgentClock),
    by: decision.by,
    outcomes: make.outcomes('decision.outcomes', decision.outcomes),
  }
}

function assessmentRules({ assessment, copies }: Effective, make: RuleMaker): Rules['assessment'] {
  const { sections: _shownOnly, ...rest } = assessment
  return {
    ...rest,
    limit: make.clock('assessment', 'assessment.limit', assessment.limit),
    length: make.length(),
    checkpoints: assessment.checkpoints.map((checkpoint, index) =>
      make.clock(checkpoint.name, `assessment.checkpoints.${index}`, checkpoint),
    ),
    outcomes: make.outcomes('assessment.outcomes', assessment.outcomes),
    copy: copies.assessment,
  }
}

/**
 * What the pathway runs on, from a council's configuration and England's calendar, to which the council's closure days are added.
 * Pure. Clock names: `decision` (also the urgent one, which runs in its place), `assessment`, `assessment-brief`, `assessment-further`, and each checkpoint's own.
 */
export function rulesOf(config: Configuration, england: Calendar): Rules {
  const { council, effective, version } = config
  const make = new RuleMaker(config)
  return {
    council,
    version,
    calendar: { ...england, closureDays: effective.calendar.closureDays },
    words: { council: effective.council.name, ...effective.words },
    decision: decisionRules(effective, make),
    assessment: assessmentRules(effective, make),
    consent: { ...effective.consent, source: make.sourceOf('consent.rule') },
    interpreter: { waiverBy: effective.interpreter.waiverBy },
    closing: effective.closing,
  }
}

/**
 * Every clock of a council by the name to ask for it: the name it has in a case, and `decision-urgent` for the one that runs in place
 * of `decision` where a child protection concern was raised.
 */
export function clocksOf({ decision, assessment }: Rules): ReadonlyMap<string, ClockRule> {
  const { limit, length, checkpoints } = assessment
  const parts = length.kind === 'brief-then-further' ? [length.brief, length.further] : []
  const named = [decision.clock, limit, ...parts, ...checkpoints].map((rule): [string, ClockRule] => [rule.name, rule])
  return new Map([...named, ['decision-urgent', decision.urgentClock]])
}
