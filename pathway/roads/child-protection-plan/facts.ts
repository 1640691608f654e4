import type { LocalDate } from '../../time'
import type { Withholding } from '../../withholding/grounds'
import type { AbuseCategory, Attendance } from '../section-47/conference-facts'

export const reviewDecisions = ['continue', 'end'] as const
export const stepDowns = ['child-in-need-plan', 'none'] as const

/** The latest child protection plan of a case. */
export interface ChildProtectionPlan {
  /** The day of the conference that made it (census rule 2885). */
  startedOn: LocalDate
  category: AbuseCategory
  latestCategory: AbuseCategory
  /** The days of its latest core group and review. */
  coreGroupOn?: LocalDate
  reviewedOn?: LocalDate
  endedOn?: LocalDate
  /** What follows it. */
  stepDownTo?: (typeof stepDowns)[number]
}

/** What a chair decides. */
export type PlanDecision = {
  kind: 'hold-review-conference'
  heldOn?: LocalDate
  decision: (typeof reviewDecisions)[number]
  /** Where it changes. */
  category?: AbuseCategory
  /** With `end`; nothing where it is not given. */
  stepDownTo?: (typeof stepDowns)[number]
  reason: string
  withhold?: readonly Withholding[]
} & Attendance

/** What people do. */
export type PlanPractice = {
  kind: 'hold-core-group'
  heldOn?: LocalDate
  familyAttended: boolean
  /** The plan is developed and agreed: the family gets a copy of it. */
  planAgreed: boolean
  note?: string
}

export const planKinds = ['hold-core-group', 'hold-review-conference'] as const

export type PlanEvent =
  | {
      type: 'child-protection-plan-began'
      startedOn: LocalDate
      category: AbuseCategory
      legalBasis: 'Children Act 1989 s47'
    }
  | { type: 'core-group-held'; heldOn: LocalDate; familyAttended: boolean; planAgreed: boolean; note?: string }
  | ({
      type: 'review-conference-held'
      heldOn: LocalDate
      decision: (typeof reviewDecisions)[number]
      /** The category from now on. */
      category: AbuseCategory
      reason: string
      withhold?: readonly Withholding[]
    } & Attendance)
  | { type: 'child-protection-plan-ended'; endedOn: LocalDate; stepDownTo: (typeof stepDowns)[number] }
