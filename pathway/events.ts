import type { ClockStatus, ConsentAnswer } from './case'
import type { Agency, Person, ReferralSource } from './people'
import type { BankHoliday } from './calendar/calendar'
import type { CriterionAnswer, QuestionAnswer, SectionText, SignOffAnswer } from './answers'
import type { CaseLink, EarlierReferral, Relation } from './links'
import type { FlagCode, FlagEvent } from './flags/facts'
import type { WithholdingEvent } from './withholding/facts'
import type { Withholding } from './withholding/grounds'
import type { ClockRule, Due } from './clocks/clock'
import type { ClockChangeEvent, LedgerEntry, MoveCause } from './clocks/ledger/facts'
import type { Answers } from './records/form'
import type { PreBirthEvent } from './pre-birth/facts'
import type { RefusalCode } from './refusals'
import type { AccommodationEvent } from './roads/accommodation/facts'
import type { EmergencyActionEvent } from './roads/emergency-action/facts'
import type { SpecialistAssessmentEvent } from './roads/specialist-assessment/facts'
import type { ChildAssessmentOrderEvent } from './roads/child-assessment-order/facts'
import type { EmergencyProtectionOrderEvent } from './roads/emergency-protection-order/facts'
import type { ChildInNeedEvent } from './roads/child-in-need/facts'
import type { ContributionEvent } from './roads/contributions/facts'
import type { PoliceProtectionEvent } from './roads/police-protection/facts'
import type { PrivateFosteringEvent } from './roads/private-fostering/facts'
import type { PlanEvent } from './roads/child-protection-plan/facts'
import type { ConferenceEvent } from './roads/section-47/conference-facts'
import type { Section47Event } from './roads/section-47/facts'
import type { RestrictionEvent } from './restriction/facts'
import type { ClosureReason, Destination } from './rules'
import type { Stamped } from './stamp'
import type { Instant, LocalDate } from './time'
import type { TwoStageEvent } from './two-stage/facts'

type RungPlan = readonly { name: string; at: Instant; tell: string }[]

/** What has happened to a case, in the past tense: the record. Fields are only ever added. `at` is the moment that counts. */
export type EventBody =
  | {
      type: 'referral-received'
      council: string
      caseId: string
      referralId: string
      siblingCaseIds: readonly string[]
      practice: boolean
      receivedAt: Instant
      acceptedAt: Instant
      lateReason?: string
      urgent: boolean
      source: ReferralSource
      anonymous: boolean
      familyAgreed: 'yes' | 'no' | 'not-known'
      flags?: readonly FlagCode[]
      earlyHelpOn?: LocalDate
      expectedOn?: LocalDate
      links?: readonly CaseLink[]
      earlierReferrals?: readonly EarlierReferral[]
      people: readonly Person[]
      /** Bank holidays proclaimed before the case was opened, beyond those of the rules' calendar. */
      proclaimed: readonly BankHoliday[]
    }
  | {
      type: 'clock-started'
      clock: string
      rule: ClockRule
      rulesVersion: string
      originAt: Instant
      due: Due
      rungs: RungPlan
    }
  /** The due date changed, or what it is worked out from. `from` and `to` are due days. Absent, of what is optional: it stayed. */
  | {
      type: 'clock-moved'
      clock: string
      rule: ClockRule
      due: Due
      rungs: RungPlan
      from: LocalDate
      to: LocalDate
      reason: string
      cause?: MoveCause
      ledger?: readonly LedgerEntry[]
      originAt?: Instant
      rulesVersion?: string
      requestedBy?: string
    }
  | { type: 'clock-rung-reached'; clock: string; rung: string; tell: string; dueAt: Instant; breached: boolean }
  | ClockChangeEvent
  /** A clock stopped: met, met late, not required any more, left behind breached, or taken back. */
  | {
      type: 'clock-settled'
      clock: string
      status: Exclude<ClockStatus, 'running' | 'paused'>
      /** When the step says that what the clock waited for was done, where that was before it was said. */
      metAt?: Instant
    }
  /** The step had been accepted in time and was heard late, in an outage: the breach on record does not stand. */
  | { type: 'breach-withdrawn'; clock: string; acceptedAt: Instant; heardAt: Instant }
  | { type: 'heard-late'; acceptedAt: Instant; heardAt: Instant }
  | {
      type: 'referral-decided'
      outcome: string
      leadsTo: Destination
      fullAssessment: boolean
      /** An assessment before birth begins with the decision (004-56). */
      preBirth?: true
      criteria?: readonly CriterionAnswer[]
      signpostedTo?: readonly string[]
      reason: string
      withhold: readonly Withholding[]
    }
  | { type: 'marked-urgent'; reason: string }
  | { type: 'worker-allocated'; workerId: string; previousWorkerId?: string; note?: string }
  /** Absent, of the worker: they stay who they are. */
  | {
      type: 'case-transferred'
      team: string
      previousTeam?: string
      workerId?: string
      previousWorkerId?: string
      reason: string
    }
  | { type: 'case-handed-over'; toCouncil: string; reason: string }
  | { type: 'wait-recorded'; urgency: 'high' | 'medium' | 'low'; reason: string }
  | { type: 'assessment-started'; startedAt: Instant; startedOn: LocalDate }
  | { type: 'assessment-length-set'; days: number; reason: string }
  | { type: 'checkpoint-decided'; checkpoint: string; furtherAssessment: boolean; reason: string }
  | { type: 'checkpoint-reviewed'; checkpoint: string; reason: string }
  | { type: 'consent-asked'; personId: string; agencies: readonly Agency[]; note?: string }
  | { type: 'consent-recorded'; personId: string; agency: Agency; answer: ConsentAnswer; note?: string }
  | {
      type: 'consent-overridden'
      personId: string
      agency: Agency
      reason: string
      asked: boolean
      explained: boolean
      whyNotAsked?: string
      whyNotExplained?: string
      whyNot?: string
    }
  | { type: 'agency-contacted'; agency: Agency; aboutPersonId: string; ground: 'consent' | 'override'; note?: string }
  | {
      type: 'family-contacted'
      personId: string
      interpreter: boolean
      waived: boolean
      adjustments?: boolean
      adjustmentsWaived?: boolean
      note?: string
    }
  /** `for`, absent: one contact. */
  | { type: 'interpreter-waived'; personId: string; for?: 'writing'; reason: string }
  | { type: 'adjustments-waived'; personId: string; for?: 'writing'; reason: string }
  | { type: 'writing-waiver-ended'; personId: string; reason: string }
  | { type: 'child-seen'; alone: boolean; seenOn: LocalDate; note?: string }
  | { type: 'child-not-seen'; missing: 'seen' | 'seen-alone'; reason: string }
  | { type: 'service-requested'; service: string; reason: string }
  | { type: 'comment-added'; personId: string; comment: string }
  | { type: 'overrun-explained'; from: 'social-worker' | 'professionals'; reason: string }
  | {
      type: 'assessment-submitted'
      recommendation: string
      sections?: readonly SectionText[]
      questions?: readonly QuestionAnswer[]
    }
  | { type: 'assessment-returned'; reason: string }
  | {
      type: 'assessment-authorised'
      recommendation: string
      signOff: readonly SignOffAnswer[]
      questions?: readonly QuestionAnswer[]
      withhold?: readonly Withholding[]
    }
  | { type: 'copy-requested'; personId: string }
  | { type: 'record-made'; record: string; on: LocalDate; fields: Answers }
  | { type: 'new-information-recorded'; reopens: boolean; reason: string }
  | { type: 'reassessment-started'; trigger: string; reason: string }
  | {
      type: 'outcome-decided'
      outcome: string
      leadsTo: Destination
      reason: string
      withhold?: readonly Withholding[]
    }
  | { type: 'bank-holiday-proclaimed'; date: LocalDate; title: string; reason: string }
  | { type: 'bank-holiday-withdrawn'; date: LocalDate; title: string; reason: string }
  | { type: 'case-closed'; closureReason?: ClosureReason; reason: string }
  /** A closed case goes on: to the first decision where there never was an assessment, or behind its outcome. */
  | {
      type: 'case-reopened'
      stage: 'awaiting-decision' | 'awaiting-assessment' | 'awaiting-outcome' | 'outcome-decided'
      reason: string
    }
  | FlagEvent
  | RestrictionEvent
  | TwoStageEvent
  | WithholdingEvent
  | PreBirthEvent
  | { type: 'case-linked'; caseId: string; relation: Relation; reason: string }
  | ChildInNeedEvent
  | PoliceProtectionEvent
  | ContributionEvent
  | EmergencyProtectionOrderEvent
  | ChildAssessmentOrderEvent
  | AccommodationEvent
  | EmergencyActionEvent
  | SpecialistAssessmentEvent
  | PrivateFosteringEvent
  | Section47Event
  | ConferenceEvent
  | PlanEvent
  /** A step that was tried and refused: the attempt is on the record. */
  | { type: 'step-refused'; command: string; code: RefusalCode; allowed?: string }

export type EventType = EventBody['type']

/** An event of a case, as recorded. */
export type CaseEvent = Stamped<EventBody>

/** What happens to clocks, alike in a case and in a matter. */
export type ClockEventBody =
  | Extract<
      EventBody,
      {
        type: 'clock-started' | 'clock-moved' | 'clock-rung-reached' | 'clock-settled' | 'breach-withdrawn'
      }
    >
  | ClockChangeEvent

/** What can happen in whatever runs on the shell: to its clocks, by the calendar, to a message. */
export type CommonEventBody =
  | ClockEventBody
  | Extract<EventBody, { type: 'bank-holiday-proclaimed' | 'bank-holiday-withdrawn' | 'heard-late' | 'step-refused' }>
