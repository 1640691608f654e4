import type { Rules } from '../pathway/rules'
import { readLength } from './lengths'
import type { RuleMaker } from './rule-maker'
import type { Effective } from './schema'
import type { roads } from './schema/roads'
import { protectionRules } from './section-47-rules'

type RoadRules = Pick<Rules, keyof typeof roads>

/** What the roads of the pathway run on. */
export function roadRules(effective: Effective, make: RuleMaker): RoadRules {
  const { childInNeed, copies, policeProtection, privateFostering } = effective
  return {
    childInNeed: {
      ...childInNeed,
      copy: copies.plan,
      planning: make.roadClock('child-in-need-planning', 'childInNeed.planning', childInNeed.planning),
      review: make.roadClock('child-in-need-review', 'childInNeed.review', childInNeed.review),
      stepDown: make.roadClock('child-in-need-review', 'childInNeed.stepDown', childInNeed.stepDown),
    },
    contributions: { clock: make.clock('contribution', 'contributions.clock', effective.contributions.clock) },
    policeProtection: { clock: make.clock('police-protection', 'policeProtection.clock', policeProtection.clock) },
    emergencyProtectionOrder: {
      clock: make.clock(
        'emergency-protection-order',
        'emergencyProtectionOrder.clock',
        effective.emergencyProtectionOrder.clock,
      ),
    },
    childAssessmentOrder: {
      clock: make.clock('child-assessment-order', 'childAssessmentOrder.clock', effective.childAssessmentOrder.clock),
    },
    privateFostering: {
      firstYear: make.clock('private-fostering-visit', 'privateFostering.firstYear', privateFostering.firstYear),
      later: make.clock('private-fostering-visit-later', 'privateFostering.later', privateFostering.later),
    },
    withholding: withholdingRules(effective, make),
    ...protectionRules(effective, make),
  }
}

function withholdingRules({ withholding: { longest, review } }: Effective, make: RuleMaker): Rules['withholding'] {
  const months = readLength(longest)
  return {
    longestMonths: months?.kind === 'calendar-months' ? months.months : 0,
    review: make.roadClock('withholding-review', 'withholding.review', review),
  }
}
