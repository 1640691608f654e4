import type { BankHoliday } from './calendar/calendar'
import type { ClockRule, Due } from './clocks/clock'
import type { LedgerEntry } from './clocks/ledger/facts'
import type { Agency, Person, ReferralSource } from './people'
import type { CaseLink, EarlierReferral } from './links'
import type { Evidence, PromptAnswer, RaisedFlag } from './flags/facts'
import type { Accommodation, CareOrder } from './roads/accommodation/facts'
import type { EmergencyAction } from './roads/emergency-action/facts'
import type { SpecialistAssessments } from './roads/specialist-assessment/facts'
import type { ChildAssessmentOrder } from './roads/child-assessment-order/facts'
import type { ChildInNeed } from './roads/child-in-need/facts'
import type { RecordsMade } from './records/list'
import type { EmergencyProtectionOrder } from './roads/emergency-protection-order/facts'
import type { Contribution } from './roads/contributions/facts'
import type { PoliceProtection } from './roads/police-protection/facts'
import type { PrivateFostering } from './roads/private-fostering/facts'
import type { ChildProtectionPlan } from './roads/child-protection-plan/facts'
import type { NextConference } from './roads/section-47/conference-facts'
import type { Section47 } from './roads/section-47/facts'
import type { Restriction } from './restriction/facts'
import type { StandingWithholding } from './withholding/facts'
import type { Withholding } from './withholding/grounds'
import type { ClosureReason } from './rules'
import type { Instant, LocalDate } from './time'
import type { AskedStep } from './two-stage/facts'

export type ConsentAnswer = 'given' | 'refused' | 'withdrawn'

/** What may be done without what somebody needs: one contact with them, or writing to them until that is ended. */
export const waivedFor = ['contact', 'writing'] as const
export type WaivedFor = (typeof waivedFor)[number]

/** A manager's approval that somebody is written to as anybody else is, although they need an interpreter or adjustments. */
export interface WritingWaiver {
  personId: string
  need: 'interpreter' | 'adjustments'
}

/** Who approved one contact with somebody without what they need. */
export interface WaivedBy extends WritingWaiver {
  by: string
}

/** The latest answer of one person for one purpose, and any override on top of it. */
export interface Consent {
  personId: string
  /** Speaking with this agency about this person. */
  agency: Agency
  answer?: ConsentAnswer
  overridden: boolean
}

/**
 * How a clock stands. `paused`: it stands still. `breached`: its due instant passed unmet; it still runs until it is settled. `withdrawn`:
 * it was taken back, with the rule that it ran under.
 */
export const clockStatuses = ['running', 'paused', 'breached', 'met', 'met-late', 'not-required', 'withdrawn'] as const
export type ClockStatus = (typeof clockStatuses)[number]

/** One clock of a case: the rule it started under, its zero, and what has come of it. */
export interface Clock {
  /** Unique in the case. */
  name: string
  rule: ClockRule
  /** Hash of the configuration whose rule this is. */
  rulesVersion: string
  originAt: Instant
  due: Due
  /** Each rung's instant, in the order of the rule. */
  rungs: readonly { name: string; at: Instant; tell: string; reachedAt?: Instant }[]
  /** Pauses and extensions, those withdrawn too. Absent: there were none. */
  ledger?: readonly LedgerEntry[]
  /** Rungs that were reached for a due instant that the clock has moved from: moved back, they are not reached again. */
  reachedBefore?: readonly { name: string; dueAt: Instant; reachedAt: Instant }[]
  status: ClockStatus
  settledAt?: Instant
  /** When what it waited for was done, where that was said later, at `settledAt`. A day that was said is its beginning in London. */
  metAt?: Instant
}

/** What is known of the assessment so far. */
export interface Assessment {
  path: 'brief' | 'full'
  decidedAt: Instant
  urgency?: 'high' | 'medium' | 'low'
  startedAt?: Instant
  /** Set by a manager, where the council's rule has it so (000-14). */
  lengthDays?: number
  furtherDecidedAt?: Instant
  checkpointsReviewed: readonly string[]
  overrunReasons: readonly ('social-worker' | 'professionals')[]
  /** Who recorded these reasons. */
  overrunExplainedBy?: readonly string[]
  submittedBy?: string
  submittedAt?: Instant
  authorisedBy?: string
  authorisedAt?: Instant
  outcome?: string
  outcomeAt?: Instant
  /** Who of the family asked for a copy (001-10). */
  copiesAskedBy: readonly string[]
  /** Begun before birth: its limit goes by the day on which the child is expected (004-56). */
  preBirth?: true
  /** What a reassessment was made for: a trigger of the council (004-41, 004-57, 004-58). Absent for the first assessment. */
  trigger?: string
}

/** Before anything has been received. */
export interface Unopened {
  stage: 'unopened'
  seq: 0
}

/** What is true of a case in every stage. */
export interface CaseFacts {
  council: string
  caseId: string
  referralId: string
  practice: boolean
  /** How many events the record holds. */
  seq: number
  receivedAt: Instant
  /** When it was first said to have been received, where that has been corrected since. */
  firstReceivedAt?: Instant
  acceptedAt: Instant
  /** A child protection concern was raised: a shorter clock (000-06). */
  urgent: boolean
  source: ReferralSource
  anonymous: boolean
  /** Cases of the other children of the same referral. */
  siblingCaseIds: readonly string[]
  people: readonly Person[]
  consents: readonly Consent[]
  /** Contacts without an interpreter that a manager has approved and that are not used up. */
  interpreterWaivers: readonly string[]
  /** The same for contacts without the adjustments that somebody needs. */
  adjustmentWaivers?: readonly string[]
  /** Who gave those of both kinds that are not used up; some of earlier releases are not among them. */
  waivedBy?: readonly WaivedBy[]
  /** Approvals for writing; each stands until it is ended. */
  writingWaivers?: readonly WritingWaiver[]
  allocatedTo?: string
  /** The team that has the case, since it was first transferred. */
  team?: string
  /** How the child has been seen so far, and whether a manager has recorded why not (004-21, 004-43). */
  child: { seen: 'no' | 'seen' | 'alone'; notSeenRecorded: boolean }
  clocks: readonly Clock[]
  /** Bank holidays proclaimed since the calendar of the rules was made. */
  proclaimed: readonly BankHoliday[]
  /** Who is not told what is decided, as the last decision that spoke of it has it. */
  withheld: readonly Withholding[]
  /** What managers withhold beside that until they end it, at most one for each from whom. */
  withholdings?: readonly StandingWithholding[]
  servicesRequested: number
  childInNeed?: ChildInNeed
  policeProtection?: PoliceProtection
  contributions?: readonly Contribution[]
  /** The records made so far, one entry a kind, the latest kind last. */
  records?: readonly RecordsMade[]
  emergencyProtectionOrder?: EmergencyProtectionOrder
  childAssessmentOrder?: ChildAssessmentOrder
  accommodation?: Accommodation
  /** The day on which the young person refused accommodation; not since it began. */
  accommodationRefusedOn?: LocalDate
  careOrder?: CareOrder
  emergencyAction?: EmergencyAction
  specialistAssessments?: SpecialistAssessments
  /** The assessments before the one that is in force, oldest first; each stays as it was (004-41). */
  earlierAssessments?: readonly Assessment[]
  /**
   * When the outcome of the latest reassessment was decided. What may follow a new assessment only, such as the end of a child
   * protection plan (004-58), compares it with the moment from which a new assessment was called for.
   */
  reassessedAt?: Instant
  privateFostering?: PrivateFostering
  /** Cases of other children, beside those of the same referral. */
  links?: readonly CaseLink[]
  /** Newest first. */
  earlierReferrals?: readonly EarlierReferral[]
  familyAgreed?: 'yes' | 'no' | 'not-known'
  /** The day of the early help assessment that came with the referral (004-14). */
  earlyHelpOn?: LocalDate
  /** The day on which the child is expected, until the birth is recorded (004-06). */
  expectedOn?: LocalDate
  /** The day of birth, where the case began before it. */
  bornOn?: LocalDate
  /** Every flag raised so far, in order; lowered ones too. */
  flags?: readonly RaisedFlag[]
  promptAnswers?: readonly PromptAnswer[]
  /** What on the record shows by itself that prompts were heeded, each once. */
  evidence?: readonly Evidence[]
  section47?: Section47
  nextConference?: NextConference
  childProtectionPlan?: ChildProtectionPlan
  /** Absent: whoever may read cases sees it. */
  restriction?: Restriction
  /** Staff ids of those who do not see it, whatever their role: their own interest or family is touched. */
  conflicted?: readonly string[]
  /** Steps that wait for a second person; at most one of each kind. */
  askedFor?: readonly AskedStep[]
}

export const stages = [
  'unopened',
  'awaiting-decision',
  'awaiting-assessment',
  'assessment',
  'awaiting-authorisation',
  'awaiting-outcome',
  'outcome-decided',
  'closed',
] as const
export type Stage = (typeof stages)[number]

/** A case as it stands: one shape a stage, so that a rule cannot ask a stage for what it does not have. */
export type OpenCase =
  | (CaseFacts & { stage: 'awaiting-decision' })
  | (CaseFacts & { stage: 'awaiting-assessment'; assessment: Assessment })
  | (CaseFacts & { stage: 'assessment'; assessment: Assessment })
  | (CaseFacts & { stage: 'awaiting-authorisation'; assessment: Assessment })
  | (CaseFacts & { stage: 'awaiting-outcome'; assessment: Assessment })
  | (CaseFacts & { stage: 'outcome-decided'; assessment: Assessment })
export type ClosedCase = CaseFacts & {
  stage: 'closed'
  closedAt: Instant
  closureReason?: ClosureReason
  assessment?: Assessment
}
export type OpenedCase = OpenCase | ClosedCase
export type Case = Unopened | OpenedCase

export const unopened: Unopened = { stage: 'unopened', seq: 0 }

/** Whether something has been received. */
export const isOpened = (state: Case): state is OpenedCase => state.stage !== 'unopened'

/** What is known of the assessment, once one has been decided on. */
export const assessmentOf = (state: OpenedCase): Assessment | undefined =>
  state.stage === 'awaiting-decision' ? undefined : state.assessment
