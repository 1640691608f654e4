import type { Calendar } from './calendar/calendar'
import type { ClockRule, RoadClock } from './clocks/clock'
import type { AccessRules } from './matters/access/rules'
import type { EmergencyRules } from './matters/emergency/rules'
import type { ComplaintRules } from './matters/complaints/rules'
import type { Permissions } from './permissions'
import type { ChildProtectionPlanRules } from './roads/child-protection-plan/rules'
import type { Section47Rules } from './roads/section-47/rules'
import type { TwoStageKind } from './two-stage/kinds'
import type { WithholdingRules } from './withholding/rules'

/** Where an outcome takes the case. */
export const destinations = [
  'closed',
  'assessment',
  'child-in-need-plan',
  'specialist-assessment',
  'strategy-discussion',
  'child-protection-conference',
  'emergency-action',
] as const
export type Destination = (typeof destinations)[number]

/** Reason for closure, DfE children in need census code set (domain.md section 3). */
export const closureReasons = ['RC1', 'RC2', 'RC3', 'RC4', 'RC5', 'RC6', 'RC7', 'RC8', 'RC9'] as const
export type ClosureReason = (typeof closureReasons)[number]

/** One outcome a council allows, in its own words. */
export interface OutcomeRule {
  code: string
  label: string
  leadsTo: Destination
  /** Recorded when `leadsTo` is `closed` after an assessment; a referral closed at the first decision has none in the census. */
  closureReason?: ClosureReason
  source: string
}

/** The length of an assessment, C2 of domain.md. */
export type AssessmentLength =
  /** One limit and no other length: `assessment.limit` runs from the referral. */
  | { kind: 'limit-only' }
  /** A manager sets it within a range and may set it again (000-14). Until then the longest of the range runs. */
  | { kind: 'set-by-manager'; minDays: number; maxDays: number; unit: 'calendar-days' | 'working-days' }
  /** A brief assessment, then the manager's decision on a further one; or full from the outset (004-14, 004-15, 004-16). */
  | { kind: 'brief-then-further'; brief: ClockRule; further: ClockRule; decisionCheckpoint: string }

/** When the outcome of the assessment is decided, C5 of domain.md. */
export interface OutcomeTiming {
  /** `after-authorisation`: once a manager has authorised. `any-time`: at any moment once the worker is allocated (002-16). */
  when: 'after-authorisation' | 'any-time'
}

/** One item a manager answers before authorising (004-60). */
export interface SignOffItem {
  code: string
  question: string
}

/** The rules of consent to speak with third parties, C8 of domain.md. */
export interface ConsentRule {
  /** `always-first`: before anyone else is spoken to (000-11). `most-cases`: asked also where it is not required (001-07). */
  rule: 'always-first' | 'most-cases'
  /** Whether an override must say that consent was asked and the step explained, or why not (001-07). */
  askAndExplain: boolean
  source: string
}

/** Whether and how a family is given the written assessment, C7 of domain.md. */
export type CopyRule = 'always' | 'on-request' | 'always-with-exceptions'

/** How the child is to be seen, C9 of domain.md. `separately`: apart from the parents (003-09). */
export type ChildSeenRule = 'seen' | 'alone' | 'separately'

/** When an assessment is made anew, on what occasions, and how long it may take (004-41, 004-57, 004-58). */
export interface ReassessmentRule {
  clock: ClockRule
  triggers: readonly { code: string; label: string }[]
}

/** What an approval needs beside the permission. */
export interface ApprovalRules {
  /** `every-pair`: of `approvalPairs` nobody takes both steps. `earlier`: of those alone that release 0.2.0 kept apart. */
  apart: 'every-pair' | 'earlier'
  /** Steps that are done only once a second person has approved them. */
  twoStage: readonly TwoStageKind[]
  /** How long the second person has. */
  within: ClockRule
}

/** Everything of a council's effective configuration that the pathway runs on. Plain data; the version is its hash. */
export interface Rules {
  council: string
  /** Hash of the effective configuration these rules come from. */
  version: string
  /** Which roles may do what. */
  permissions: Permissions
  approvals: ApprovalRules
  calendar: Calendar
  words: {
    /** The council's own name, e.g. `Lancashire County Council`. */
    council: string
    /** What a referral is called, e.g. `request for a service` (000-09). */
    referral: string
    /** What the assessment is called, e.g. `Single assessment` (C11). */
    assessment: string
  }
  decision: {
    clock: ClockRule
    /** Runs in place of `clock` where a child protection concern was raised at receipt (000-06). */
    urgentClock: ClockRule
    /** What the decision goes by, and whether each must be answered (003-06). */
    criteria: readonly { code: string; question: string }[]
    criteriaAnswered: 'required' | 'optional'
    outcomes: readonly (OutcomeRule & { leadsTo: 'closed' | 'assessment' })[]
  }
  assessment: {
    /** Allocation is possible from receipt (002-08), or once an assessment has been decided on. */
    allocation: 'on-receipt' | 'after-decision'
    limit: ClockRule
    length: AssessmentLength
    /** Manager checkpoints counted from the referral (004-55). */
    checkpoints: readonly ClockRule[]
    signOff: readonly SignOffItem[]
    /** The sections of the written assessment (000-21, 001-05, 002-09, 002-11, 003-08, 004-35). */
    sections: readonly { code: string; label: string }[]
    /** What worker and manager decide each for themselves (004-49). */
    questions: readonly SignOffItem[]
    childSeen: ChildSeenRule
    /** Whose reasons an overrun needs before authorisation (004-54). Empty where an overrun is only reported. */
    overrunReasonsFrom: readonly ('social-worker' | 'professionals')[]
    outcomes: readonly OutcomeRule[]
    outcome: OutcomeTiming
    copy: CopyRule
    reassessment: ReassessmentRule
    /** Codes of the records without which nothing is submitted, or authorised. */
    recordsBefore: { submission: readonly string[]; authorisation: readonly string[] }
    /** By when an assessment is to be brought up to date, from its authorisation (004-57). */
    update: ClockRule | 'none'
    /** Before birth: how many days before the expected day the assessment is to be finished, in place of `limit` (004-56). */
    preBirth: { daysBefore: number; source: string } | 'none'
  }
  consent: ConsentRule
  clocks: {
    /** How many days before the receipt that was recorded first a corrected one may lie. */
    receiptBackDatingDays: number
  }
  childInNeed: {
    copy: CopyRule
    /** From the decision that a plan is to be made until its planning meeting. */
    planning: RoadClock
    /** Until the next review. */
    review: RoadClock
    /** Runs in place of `review`, under its name, until the first review after a step-down. */
    stepDown: RoadClock
  }
  policeProtection: { clock: ClockRule }
  contributions: { clock: ClockRule }
  emergencyProtectionOrder: { clock: ClockRule }
  childAssessmentOrder: { clock: ClockRule }
  /** Visits to a privately fostered child, in the first year and after (2-21). */
  privateFostering: { firstYear: ClockRule; later: ClockRule }
  section47: Section47Rules
  childProtectionPlan: ChildProtectionPlanRules
  withholding: WithholdingRules
  recordsAccess: AccessRules
  complaints: ComplaintRules
  emergencyAccess: EmergencyRules
}
