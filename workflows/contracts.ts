import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common'
import type { Case } from '../pathway/case'
import type {
  Command,
  ConsentCommand,
  DecisionCommand,
  IntakeCommand,
  Message,
  PersonCommand,
  PracticeCommand,
} from '../pathway/commands'
import type { CaseEvent } from '../pathway/events'
import type { Notice } from '../pathway/notice'
import type { Refusal } from '../pathway/refusals'
import type { Actor } from '../pathway/roles'
import type { Rules } from '../pathway/rules'
import type { Instant } from '../pathway/time'

// What crosses between API, relay, workflow and activities. Fields are only ever added.

/** The workflow type, as Temporal names it. */
export const caseWorkflowType = 'referralCase'

/** The signals, by name: what a person tells a case. */
export const signalNames = {
  managerDecision: 'managerDecision',
  consent: 'consent',
  practice: 'practice',
} as const
export type SignalName = keyof typeof signalNames

/** What a signal carries: a message of the inbox, and which version of the council's rules stood when it was accepted. */
export type SignalMessage<C extends PersonCommand = PersonCommand> = Message<C> & { rulesVersion: string }
export type ManagerDecisionMessage = SignalMessage<DecisionCommand>
export type ConsentMessage = SignalMessage<ConsentCommand>
export type PracticeMessage = SignalMessage<PracticeCommand>

/** What a case starts from, and what it goes on from after continue-as-new. */
export interface CaseInput {
  council: string
  caseId: string
  rules: Rules
  /** How far the clock of a practice case stands from the server's, in milliseconds; 0 for a live case. */
  clockOffsetMs: number
  /** The first message; absent in a run that goes on from an earlier one. */
  opening?: Message<IntakeCommand>
  /** Where the case stood when the earlier run ended. */
  carried?: { state: Case; heard: readonly string[] }
}

/** What became of a message. */
export type Outcome =
  | { status: 'applied'; firstSeq: number; lastSeq: number }
  | { status: 'refused'; firstSeq: number; lastSeq: number; refusal: Refusal }
export interface Receipt {
  messageId: string
  actor: Actor
  command: Command['kind']
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
}

/** One turn of a case, recorded in one transaction. Idempotent by the number of its first event. */
export interface Turn {
  council: string
  caseId: string
  /** Never empty: a refused step is an event too. */
  events: readonly CaseEvent[]
  receipts: readonly Receipt[]
  notices: readonly { seq: number; notice: Notice }[]
  /** The case after the turn. */
  state: Case
  listing: CaseListing
  rulesVersion: string
}

/** The search attributes of a case: codes and dates only, for the Temporal UI stands open to operators. */
export const searchAttributes = {
  council: defineSearchAttributeKey('CasewayCouncil', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('CasewayStage', SearchAttributeType.KEYWORD),
  waitingFor: defineSearchAttributeKey('CasewayWaitingFor', SearchAttributeType.KEYWORD),
  due: defineSearchAttributeKey('CasewayDue', SearchAttributeType.DATETIME),
  overdue: defineSearchAttributeKey('CasewayOverdue', SearchAttributeType.BOOL),
  practice: defineSearchAttributeKey('CasewayPractice', SearchAttributeType.BOOL),
}
