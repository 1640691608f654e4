import type { Rules } from '../pathway/rules'
import type { RuleMaker } from './rule-maker'
import type { Effective } from './schema'

type ProtectionRules = Pick<Rules, 'section47' | 'childProtectionPlan'>

/** What strategy discussions, section 47 enquiries, conferences and child protection plans run on. */
export const protectionRules = (effective: Effective, make: RuleMaker): ProtectionRules => ({
  section47: section47Rules(effective, make),
  childProtectionPlan: planRules(effective, make),
})

function section47Rules({ section47 }: Effective, make: RuleMaker): Rules['section47'] {
  const { pathToConference: _shownOnly, discussion, conference, reports, ...rest } = section47
  return {
    outcomesLead: true,
    ...rest,
    conference: make.clock('conference', 'section47.conference', conference),
    ...(discussion !== 'none' && {
      discussion: make.clock('strategy-discussion', 'section47.discussion', discussion),
    }),
    ...(reports !== 'none' && { reports: make.clock('conference-reports', 'section47.reports', reports) }),
  }
}

function planRules({ childProtectionPlan: plan, copies }: Effective, make: RuleMaker): Rules['childProtectionPlan'] {
  const { coreGroup, laterCoreGroups, firstReview, laterReviews, reports } = plan
  const at = (name: string) => `childProtectionPlan.${name}`
  return {
    coreGroup: make.clock('core-group', at('coreGroup'), coreGroup),
    firstReview: make.clock('first-review', at('firstReview'), firstReview),
    laterReviews: make.clock('later-review', at('laterReviews'), laterReviews),
    endNeedsReassessment: plan.endNeedsReassessment,
    copy: copies.plan,
    ...(laterCoreGroups !== 'none' && {
      laterCoreGroups: make.clock('later-core-group', at('laterCoreGroups'), laterCoreGroups),
    }),
    ...(reports !== 'none' && { reports: make.clock('review-reports', at('reports'), reports) }),
  }
}
