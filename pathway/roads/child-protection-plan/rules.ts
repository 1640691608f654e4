import type { ClockRule } from '../../clocks/clock'

/** What a council says of child protection plans. */
export interface ChildProtectionPlanRules {
  /** The first core group, from the conference (2-09). */
  coreGroup: ClockRule
  /** The next, from the one before; absent where the council gives no interval (2-10). */
  laterCoreGroups?: ClockRule
  /** The first review, from the conference (2-11). */
  firstReview: ClockRule
  /** The next, from the one before (2-12). */
  laterReviews: ClockRule
  /** Sharing reports before a review; its budget is the time before it. Absent where the council gives none (2-08). */
  reports?: ClockRule
  /** Whether ending a plan needs an assessment made anew while it was in force (004-58). */
  endNeedsReassessment: boolean
  /** How the family comes by the written plan (003-18). */
  copy: 'always' | 'on-request' | 'always-with-exceptions'
}
