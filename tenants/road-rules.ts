import type { Rules } from '../pathway/rules'
import type { RuleMaker } from './rule-maker'
import type { Effective } from './schema'

type RoadRules = Pick<Rules, 'policeProtection'>

/** What the roads of the pathway run on. */
export function roadRules({ policeProtection }: Effective, make: RuleMaker): RoadRules {
  return {
    policeProtection: { clock: make.clock('police-protection', 'policeProtection.clock', policeProtection.clock) },
  }
}
