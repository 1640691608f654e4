import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common'
import type { Case } from '../pathway/case'
import type {
  ConsentCommand,
  DecisionCommand,
  IntakeCommand,
  Message,
  PersonCommand,
  PracticeCommand,
} from '../pathway/commands'
import type { EventBody } from '../pathway/events'
import type { CaseKind } from '../pathway/matters/kinds'
import type { Notice } from '../pathway/notice'
import type { Refusal } from '../pathway/refusals'
import type { Actor } from '../pathway/roles'
import type { Rules } from '../pathway/rules'
import type { Stamped } from '../pathway/stamp'
import type { Standing } from '../pathway/standing'
import type { Instant } from '../pathway/time'

// What crosses between API, relay, workflow and activities. Fields are only ever added.

/** The workflow type of each kind of case, as Temporal names it. */
export const workflowTypes: Record<CaseKind, string> = {
  referral: 'referralCase',
  'access-request': 'accessRequest',
  rectification: 'rectification',
  complaint: 'complaint',
  'emergency-access': 'emergencyAccess',
}

/** The signals, by name: what a person tells a case. */
export const signalNames = {
  managerDecision: 'managerDecision',
  consent: 'consent',
  practice: 'practice',
} as const
export type SignalName = keyof typeof signalNames

/** What a signal carries: a message of the inbox, and which version of the council's rules stood when it was accepted. */
export type SignalMessage<C extends { kind: string } = PersonCommand> = Message<C> & { rulesVersion: string }
export type ManagerDecisionMessage = SignalMessage<DecisionCommand>
export type ConsentMessage = SignalMessage<ConsentCommand>
export type PracticeMessage = SignalMessage<PracticeCommand>

/** What a case starts from, and what it goes on from after continue-as-new. */
export interface CaseInput<S = Case, C extends { kind: string } = IntakeCommand> {
  council: string
  caseId: string
  rules: Rules
  /** How far the clock of a practice case stands from the server's, in milliseconds; 0 for a live case. */
  clockOffsetMs: number
  /** The first message; absent in a run that goes on from an earlier one. */
  opening?: Message<C>
  /** Where the case stood when the earlier run ended. */
  carried?: { state: S; heard: readonly string[] }
}

/** What any run starts from: a case's, or a matter's. */
export type AnyCaseInput = CaseInput<Standing, { kind: string }>

/** What became of a message. */
export type Outcome =
  | { status: 'applied'; firstSeq: number; lastSeq: number }
  | { status: 'refused'; firstSeq: number; lastSeq: number; refusal: Refusal }
export interface Receipt {
  messageId: string
  actor: Actor
  command: string
  outcome: Outcome
}

/** What lists and trays show of a case, in clear: codes and dates only. */
export interface CaseListing {
  stage: string
  waitingFor: string
  nextDueAt?: Instant
  nextDueClock?: string
  overdue: boolean
  assignee?: string
  hiddenFrom?: string
  /** The only ones who see it, beside whoever it is allocated to. Absent: whoever may read such. */
  admitted?: readonly string[]
  /** Those for whom it is not there. Absent: nobody. */
  conflicted?: readonly string[]
  /** The team that has it. Absent: none has been named. */
  team?: string
}

/** One turn of a case, recorded in one transaction. Idempotent by the number of its first event. */
export interface Turn<S = Case, B = EventBody> {
  council: string
  caseId: string
  /** Never empty: a refused step is an event too. */
  events: readonly Stamped<B>[]
  receipts: readonly Receipt[]
  /** One of the refused is a cancellation asked for in Temporal. */
  cancelled?: true
  notices: readonly { seq: number; notice: Notice }[]
  /** The case after the turn. */
  state: S
  listing: CaseListing
  rulesVersion: string
}

/** A turn of whatever runs on the shell. */
export type AnyTurn = Turn<{ seq: number }, { type: string }>

/** The search attributes of a case: codes and dates only, for the Temporal UI stands open to operators. */
export const searchAttributes = {
  council: defineSearchAttributeKey('CasewayCouncil', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('CasewayStage', SearchAttributeType.KEYWORD),
  waitingFor: defineSearchAttributeKey('CasewayWaitingFor', SearchAttributeType.KEYWORD),
  due: defineSearchAttributeKey('CasewayDue', SearchAttributeType.DATETIME),
  overdue: defineSearchAttributeKey('CasewayOverdue', SearchAttributeType.BOOL),
  practice: defineSearchAttributeKey('CasewayPractice', SearchAttributeType.BOOL),
}
