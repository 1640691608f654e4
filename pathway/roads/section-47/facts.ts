import type { Instant, LocalDate } from '../../time'
import type { Withholding } from '../../withholding/grounds'

/** Who takes part in a strategy discussion or a conference beside the council's social workers (003-12, 003-14; Working Together 2023). */
export const partners = [
  'police',
  'health',
  'education',
  'referring-agency',
  'probation',
  'housing',
  'adult-services',
  'other',
] as const
export type Partner = (typeof partners)[number]

/** What a child is suspected to suffer, or to be likely to suffer (004-07). */
export const suspectedHarms = [
  'neglect',
  'physical-abuse',
  'sexual-abuse',
  'emotional-abuse',
  'female-genital-mutilation',
  'honour-based-abuse',
  'radicalisation',
  'sexual-exploitation',
  'criminal-exploitation',
] as const
export type SuspectedHarm = (typeof suspectedHarms)[number]

export const discussionDecisions = ['section-47-enquiry', 'no-enquiry'] as const
export type DiscussionDecision = (typeof discussionDecisions)[number]

/** How a section 47 enquiry ends; only continuing risk leads to a conference (001-16, 003-13). */
export const enquiryOutcomes = [
  'not-substantiated',
  'substantiated-no-continuing-risk',
  'substantiated-continuing-risk',
] as const
export type EnquiryOutcome = (typeof enquiryOutcomes)[number]

/** The latest section 47 enquiry of a case; one is open at a time (census rule 8839). */
export interface Enquiry {
  /** The day of the strategy discussion that began it (2-07). */
  beganOn: LocalDate
  concludedOn?: LocalDate
  outcome?: EnquiryOutcome
}

/** What a case keeps of its strategy discussions, its enquiry and the conference that they lead to. */
export interface Section47 {
  /** An outcome of the assessment asks for a strategy discussion, and none has been held since. */
  discussionAwaited: boolean
  /** The day of the latest strategy discussion. */
  discussedOn?: LocalDate
  enquiry?: Enquiry
  /** The day from which an initial child protection conference is awaited; absent where none is. */
  conferenceAwaitedSince?: LocalDate
}

/** What a strategy discussion says of itself. */
export interface StrategyDiscussion {
  attended: readonly Partner[]
  /** Needed where somebody who must take part did not. */
  absenceReason?: string
  /** What is suspected; needed where an enquiry is decided on (004-07). */
  harms?: readonly SuspectedHarm[]
  /** The child may be exploited; so it is with sexual exploitation among the harms or flagged. Then the parents are invited unless said otherwise (003-12). */
  exploitation?: boolean
  crimeSuspected: boolean
  /** When the police were told of the crime; needed where they did not take part (004-24). */
  policeToldAt?: Instant
  parentsInvited?: boolean
  /** Needed where they were not (003-12). */
  parentsNotInvitedReason?: string
  decision: DiscussionDecision
  /** What is done at once to protect the child (003-10). */
  immediateProtection?: string
  reason: string
  withhold?: readonly Withholding[]
}

/** What managers decide. */
export type Section47Decision =
  | ({ kind: 'hold-strategy-discussion'; heldOn?: LocalDate } & StrategyDiscussion)
  | {
      kind: 'conclude-section-47'
      concludedOn?: LocalDate
      outcome: EnquiryOutcome
      reason: string
      withhold?: readonly Withholding[]
    }

export const section47Kinds = ['hold-strategy-discussion', 'conclude-section-47'] as const

export type Section47Event =
  /** An outcome of the assessment asks for it. */
  | { type: 'strategy-discussion-called-for' }
  /** An outcome of the assessment leads straight to it (002-16). */
  | { type: 'conference-called-for'; on: LocalDate }
  | ({ type: 'strategy-discussion-held'; heldOn: LocalDate; parentsInvited: boolean } & StrategyDiscussion)
  /** Dated by the strategy discussion that began it (2-07). */
  | {
      type: 'section-47-enquiry-began'
      beganOn: LocalDate
      legalBasis: 'Children Act 1989 s47'
      harms: readonly SuspectedHarm[]
    }
  | {
      type: 'section-47-enquiry-concluded'
      concludedOn: LocalDate
      outcome: EnquiryOutcome
      /** Census `ICPCnotRequired` is the opposite. */
      conferenceRequired: boolean
      reason: string
      withhold?: readonly Withholding[]
    }
