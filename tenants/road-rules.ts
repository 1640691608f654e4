import type { Rules } from '../pathway/rules'
import type { RuleMaker } from './rule-maker'
import type { Effective } from './schema'

type RoadRules = Pick<Rules, 'policeProtection' | 'privateFostering'>

/** What the roads of the pathway run on. */
export function roadRules({ policeProtection, privateFostering }: Effective, make: RuleMaker): RoadRules {
  return {
    policeProtection: { clock: make.clock('police-protection', 'policeProtection.clock', policeProtection.clock) },
    privateFostering: {
      firstYear: make.clock('private-fostering-visit', 'privateFostering.firstYear', privateFostering.firstYear),
      later: make.clock('private-fostering-visit-later', 'privateFostering.later', privateFostering.later),
    },
  }
}
