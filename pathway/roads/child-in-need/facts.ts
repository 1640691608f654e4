import type { Instant, LocalDate } from '../../time'

/** Help that the plan says will be given, and by whom (004-17), by when where that is known (004-59). */
export interface PlannedService {
  service: string
  by: string
  until?: LocalDate
}

/** Why a child in need plan ended: a review, a decision between reviews, or a child protection plan, beside which there is none (census 4001, 4016). */
export type ChildInNeedEnd = 'reviewed' | 'decided' | 'child-protection-plan'

/** The road of a child in need: from the decision that a plan is to be made until it has ended. */
export interface ChildInNeed {
  openedAt: Instant
  /** It follows a child protection plan, or an enquiry that found no need of one. */
  steppedDown: boolean
  /** There was a plan when the case was on this road before. */
  plannedBefore?: true
  /** The day of the latest planning meeting. */
  meetingHeldOn?: LocalDate
  plannedOn?: LocalDate
  reviewedOn?: LocalDate
  endedOn?: LocalDate
}

/** What the plan says; texts are words for the record. */
interface PlanContent {
  /** What difference the services should make (001-11). */
  expectedDifference: string
  services?: readonly PlannedService[]
  /** When the plan is to be reviewed (004-59). */
  reviewOn?: LocalDate
}

/** What people do. */
export type ChildInNeedPractice =
  | { kind: 'hold-planning-meeting'; heldOn?: LocalDate; note?: string }
  | ({
      kind: 'make-child-in-need-plan'
      agreedWithFamily: boolean
      /** Needed where the plan was not agreed with the family (004-50). */
      whyNotAgreed?: string
      plannedOn?: LocalDate
      /** Who is given the plan beside the parents, by person id: the child where that is right, the referrer (004-62). */
      copyTo?: readonly string[]
    } & PlanContent)
  | ({ kind: 'change-child-in-need-plan'; reason: string } & PlanContent)

/** What managers decide. */
export type ChildInNeedDecision =
  | {
      kind: 'review-child-in-need-plan'
      heldOn?: LocalDate
      /** Whether the plan made the difference that was expected. */
      expectedDifferenceMade: 'yes' | 'in-part' | 'no'
      decision: 'continue' | 'end'
      reviewOn?: LocalDate
      reason: string
    }
  | { kind: 'end-child-in-need-plan'; endedOn?: LocalDate; familyTold: boolean; reason: string }

export const childInNeedKinds = [
  'hold-planning-meeting',
  'make-child-in-need-plan',
  'change-child-in-need-plan',
  'review-child-in-need-plan',
  'end-child-in-need-plan',
] as const

export type ChildInNeedEvent =
  /** The road opened otherwise than by an outcome of the assessment. */
  | { type: 'child-in-need-stepped-down'; reason: string }
  | { type: 'planning-meeting-held'; heldOn: LocalDate; note?: string }
  | ({
      type: 'child-in-need-plan-made'
      agreedWithFamily: boolean
      whyNotAgreed?: string
      plannedOn: LocalDate
      copyTo: readonly string[]
    } & PlanContent)
  | ({ type: 'child-in-need-plan-changed'; reason: string } & PlanContent)
  | {
      type: 'child-in-need-plan-reviewed'
      heldOn: LocalDate
      expectedDifferenceMade: 'yes' | 'in-part' | 'no'
      decision: 'continue' | 'end'
      reviewOn?: LocalDate
      reason: string
    }
  | {
      type: 'child-in-need-plan-ended'
      endedOn: LocalDate
      because: ChildInNeedEnd
      familyTold: boolean
      reason: string
    }
