import type { CriterionAnswer, QuestionAnswer, SectionText, SignOffAnswer } from './answers'
import type { BankHoliday } from './calendar/calendar'
import type { ConsentAnswer, WaivedFor } from './case'
import { clockDecisionKinds, type ClockDecision } from './clocks/ledger/facts'
import type { Agency, Person, ReferralSource } from './people'
import type { CaseLink, EarlierReferral, Relation } from './links'
import { flagKinds, type FlagCode, type FlagDecision, type FlagPractice } from './flags/facts'
import { accommodationKinds, type AccommodationDecision, type AccommodationPractice } from './roads/accommodation/facts'
import { emergencyActionKinds, type EmergencyActionDecision } from './roads/emergency-action/facts'
import { specialistAssessmentKinds, type SpecialistAssessmentPractice } from './roads/specialist-assessment/facts'
import { childAssessmentOrderKinds, type ChildAssessmentOrderPractice } from './roads/child-assessment-order/facts'
import {
  emergencyProtectionOrderKinds,
  type EmergencyProtectionOrderPractice,
} from './roads/emergency-protection-order/facts'
import { childInNeedKinds, type ChildInNeedDecision, type ChildInNeedPractice } from './roads/child-in-need/facts'
import type { Answers } from './records/form'
import { preBirthKinds, type PreBirthPractice } from './pre-birth/facts'
import { contributionKinds, type ContributionPractice } from './roads/contributions/facts'
import { policeProtectionKinds, type PoliceProtectionPractice } from './roads/police-protection/facts'
import { privateFosteringKinds, type PrivateFosteringPractice } from './roads/private-fostering/facts'
import { planKinds, type PlanDecision, type PlanPractice } from './roads/child-protection-plan/facts'
import { conferenceKinds, type ConferenceDecision, type ConferencePractice } from './roads/section-47/conference-facts'
import { section47Kinds, type Section47Decision } from './roads/section-47/facts'
import { restrictionKinds, type RestrictionDecision } from './restriction/facts'
import type { Actor } from './roles'
import { secondKinds, type SecondDecision, type TwoStageCommand } from './two-stage/facts'
import type { Instant, LocalDate } from './time'
import { withholdingKinds, type WithholdingDecision } from './withholding/facts'
import type { Withholding } from './withholding/grounds'

/** Decisions: signal `managerDecision`, `POST .../decisions`. A reason is plain words for the record (000-01, 004-63). */
export type DecisionCommand =
  | {
      kind: 'decide-referral'
      outcome: string
      reason: string
      /** Order a full assessment from the outset (004-16); only where the council's assessment begins as a brief one. */
      fullAssessment?: boolean
      /** What the decision goes by, one answer a criterion of the council (003-06). */
      criteria?: readonly CriterionAnswer[]
      /** To whom the family or the referrer is pointed (001-04). */
      signpostedTo?: readonly string[]
      withhold?: readonly Withholding[]
    }
  | { kind: 'set-assessment-length'; days: number; reason: string }
  | { kind: 'decide-checkpoint'; furtherAssessment: boolean; reason: string }
  | { kind: 'review-checkpoint'; checkpoint: string; reason: string }
  | {
      kind: 'authorise-assessment'
      recommendation: string
      signOff?: readonly SignOffAnswer[]
      /** The manager's own answers, where the council asks worker and manager (004-49). */
      questions?: readonly QuestionAnswer[]
      withhold?: readonly Withholding[]
    }
  | { kind: 'return-assessment'; reason: string }
  | { kind: 'decide-outcome'; outcome: string; reason: string; withhold?: readonly Withholding[] }
  | { kind: 'record-new-information'; reopens: boolean; reason: string }
  | TwoStageCommand
  | SecondDecision
  /** `for`: `contact`, where it is not said. */
  | { kind: 'waive-interpreter'; personId: string; for?: WaivedFor; reason: string }
  | { kind: 'waive-adjustments'; personId: string; for?: WaivedFor; reason: string }
  | { kind: 'end-writing-waiver'; personId: string; reason: string }
  | { kind: 'record-child-not-seen'; missing: 'seen' | 'seen-alone'; reason: string }
  | { kind: 'transfer-case'; team: string; workerId?: string; reason: string }
  | { kind: 'hand-over'; toCouncil: string; reason: string }
  | { kind: 'reopen-case'; reason: string }
  | ClockDecision
  | Section47Decision
  | ConferenceDecision
  | PlanDecision
  | { kind: 'proclaim-bank-holiday'; date: LocalDate; title: string; reason: string }
  | { kind: 'withdraw-bank-holiday'; date: LocalDate; reason: string }
  | FlagDecision
  | WithholdingDecision
  | ChildInNeedDecision
  | AccommodationDecision
  | EmergencyActionDecision
  | RestrictionDecision

/** What people do in the case: signal `practice`, `POST .../practice`. */
export type PracticeCommand =
  | { kind: 'allocate'; workerId: string; note?: string }
  | { kind: 'record-wait'; urgency: 'high' | 'medium' | 'low'; reason: string }
  | { kind: 'start-assessment'; startedOn?: LocalDate }
  | { kind: 'start-reassessment'; trigger: string; reason: string }
  | { kind: 'contact-agency'; agency: Agency; aboutPersonId: string; note?: string }
  | {
      kind: 'contact-family'
      personId: string
      interpreter: boolean
      /** What the person needs for a disability was there. */
      adjustments?: boolean
      note?: string
    }
  | { kind: 'record-child-seen'; alone: boolean; seenOn?: LocalDate; note?: string }
  | { kind: 'request-service'; service: string; reason: string }
  | { kind: 'make-record'; record: string; fields: Answers; on?: LocalDate }
  | { kind: 'add-comment'; personId: string; comment: string }
  | { kind: 'explain-overrun'; from: 'social-worker' | 'professionals'; reason: string }
  | {
      kind: 'submit-assessment'
      recommendation: string
      /** What the assessment says, section by section of the council's form. */
      sections?: readonly SectionText[]
      /** The worker's answers, where the council asks worker and manager (004-49). */
      questions?: readonly QuestionAnswer[]
    }
  | { kind: 'request-copy'; personId: string }
  | { kind: 'ask-consent'; personId: string; agencies: readonly Agency[]; note?: string }
  | { kind: 'mark-urgent'; reason: string }
  | { kind: 'link-case'; caseId: string; relation: Relation; reason: string }
  | FlagPractice
  | PreBirthPractice
  | ChildInNeedPractice
  | PoliceProtectionPractice
  | ContributionPractice
  | ConferencePractice
  | PlanPractice
  | EmergencyProtectionOrderPractice
  | ChildAssessmentOrderPractice
  | AccommodationPractice
  | SpecialistAssessmentPractice
  | PrivateFosteringPractice

/** Signal `consent`, `POST .../consents`. */
export type ConsentCommand = {
  kind: 'record-consent'
  personId: string
  agency: Agency
  answer: ConsentAnswer
  note?: string
}

/** The first message of a case: one case a child (004-02). */
export type IntakeCommand = {
  kind: 'receive-referral'
  council: string
  caseId: string
  referralId: string
  siblingCaseIds: readonly string[]
  practice: boolean
  receivedAt: Instant
  /** Why the referral is entered late, where it was received before today. */
  lateReason?: string
  urgent: boolean
  source: ReferralSource
  anonymous: boolean
  familyAgreed: 'yes' | 'no' | 'not-known'
  /** What the referral itself flags. */
  flags?: readonly FlagCode[]
  /** The day of an early help assessment that came with it (004-14). */
  earlyHelpOn?: LocalDate
  /** The day on which a child not yet born is expected (004-06). */
  expectedOn?: LocalDate
  links?: readonly CaseLink[]
  earlierReferrals?: readonly EarlierReferral[]
  people: readonly Person[]
  /** Bank holidays proclaimed so far, beyond those of the rules' calendar. */
  proclaimed: readonly BankHoliday[]
}

/** A durable timer has fired. */
export type ClockCommand = { kind: 'reach-rung'; clock: string; rung: string }

/** What a person may send to an open case. */
export type PersonCommand = DecisionCommand | PracticeCommand | ConsentCommand
export const commandKinds = [
  'decide-referral',
  'mark-urgent',
  'allocate',
  'record-wait',
  'start-assessment',
  'set-assessment-length',
  'decide-checkpoint',
  'review-checkpoint',
  'explain-overrun',
  'submit-assessment',
  'authorise-assessment',
  'return-assessment',
  'decide-outcome',
  'start-reassessment',
  'record-new-information',
  'transfer-case',
  'hand-over',
  'close-case',
  'reopen-case',
  'ask-consent',
  'record-consent',
  'override-consent',
  'contact-agency',
  'contact-family',
  'waive-interpreter',
  'waive-adjustments',
  'end-writing-waiver',
  'record-child-seen',
  'record-child-not-seen',
  'request-service',
  'make-record',
  'add-comment',
  'request-copy',
  'link-case',
  ...preBirthKinds,
  ...flagKinds,
  ...withholdingKinds,
  ...section47Kinds,
  ...childInNeedKinds,
  ...conferenceKinds,
  ...planKinds,
  ...contributionKinds,
  ...policeProtectionKinds,
  ...emergencyProtectionOrderKinds,
  ...childAssessmentOrderKinds,
  ...accommodationKinds,
  ...emergencyActionKinds,
  ...specialistAssessmentKinds,
  ...privateFosteringKinds,
  ...clockDecisionKinds,
  'proclaim-bank-holiday',
  'withdraw-bank-holiday',
  ...restrictionKinds,
  ...secondKinds,
] as const satisfies readonly PersonCommand['kind'][]
export type CommandKind = PersonCommand['kind']
export type Command = PersonCommand | IntakeCommand | ClockCommand

/** A command with who sent it, when it counts, and the id by which it is heard once. */
export interface Message<C extends { kind: string } = Command> {
  messageId: string
  actor: Actor
  /** When the inbox accepted it: the moment that counts. */
  acceptedAt: Instant
  command: C
}
