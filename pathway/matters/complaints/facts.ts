import type { Instant, LocalDate } from '../../time'
import type { MatterFacts, MatterIntake } from '../matter'

/** What somebody says of the council's services (001-18, 002-06). */
export const feedbackKinds = ['comment', 'compliment', 'complaint'] as const
export type FeedbackKind = (typeof feedbackKinds)[number]

/** How it reached the council. */
export const feedbackChannels = ['letter', 'form', 'e-mail', 'in-person', 'telephone'] as const
export type FeedbackChannel = (typeof feedbackChannels)[number]

/** Those of them in which the next stage is asked for (2-19). */
export const writtenRequests = ['letter', 'form', 'e-mail'] as const
export type WrittenRequest = (typeof writtenRequests)[number]

/** What a complaint was found to be. */
export const findings = ['upheld', 'partly-upheld', 'not-upheld'] as const
export type Finding = (typeof findings)[number]

/** What each is called in sentences and letters. */
export const findingWords: Record<Finding, string> = {
  upheld: 'upheld',
  'partly-upheld': 'partly upheld',
  'not-upheld': 'not upheld',
}

/** What each is called to whoever complained. */
export const findingInLetters: Record<Finding, string> = {
  upheld: 'you were right, and we uphold your complaint',
  'partly-upheld': 'you were right in part, and we uphold that part of your complaint',
  'not-upheld': 'we do not uphold your complaint',
}

/** Why stage 1 may take longer (2-18). */
export const extensionGrounds = ['complex', 'advocate'] as const
export type ExtensionGround = (typeof extensionGrounds)[number]

/** Who agreed with the council that stage 1 is left out: whoever complains, or their advocate for them. */
export const agreers = ['complainant', 'advocate'] as const
export type Agreer = (typeof agreers)[number]

/** Somebody says something of the services. People are opaque ids; what they say is sealed beside it. */
export type ComplaintIntake = MatterIntake & {
  kind: 'receive-complaint'
  acceptedAt?: never
  requesterId: string
  feedback: FeedbackKind
  channel: FeedbackChannel
  /** The cases of this council that it is about. */
  about: readonly string[]
  /** The stable id of the worker it is about. */
  workerId?: string
  /** Whether an advocate helps them. */
  advocate: boolean
}

/** The stages of the law, 1 to 3 (Children Act 1989 Representations Procedure (England) Regulations 2006). */
export type ComplaintStage = 1 | 2 | 3

/** What the council answered at a stage. */
export interface Reply {
  stage: ComplaintStage
  finding: Finding
  on: LocalDate
  by: string
}

/** Who looks into a complaint at stage 2, by stable ids of the council's own. */
export interface Investigators {
  investigatorId: string
  independentPersonId: string
}

/** Where it stands: a comment or a compliment `received`; a complaint in a stage or between two; the last stage in its three parts. */
export const complaintStages = [
  'received',
  'stage-1',
  'stage-1-replied',
  'stage-2',
  'stage-2-replied',
  'panel-awaited',
  'panel-held',
  'panel-reported',
  'closed',
] as const

/** A comment, a compliment or a complaint as it stands. */
export interface Complaint extends MatterFacts {
  stage: (typeof complaintStages)[number]
  requesterId: string
  feedback: FeedbackKind
  channel: FeedbackChannel
  about: readonly string[]
  workerId?: string
  advocate: boolean
  /** The day on which what it is now at began. */
  since: LocalDate
  replies: readonly Reply[]
  /** Who had to do with it at stage 1: to whom it was assigned, and who replied. */
  stage1By: readonly string[]
  investigators?: Investigators
  /** Each request for a next stage, and whether it was accepted late. */
  requests: readonly { stage: 2 | 3; on: LocalDate; late: boolean }[]
  /** Stage 1 was left out, as agreed that day, and which of the council agreed to it. */
  stage1Skipped?: { on: LocalDate; agreedBy: Agreer; by: string }
  ended?: { as: 'acknowledged' | 'answered' | 'withdrawn'; on: LocalDate }
}

/** What managers decide in a complaint. */
export type ComplaintDecision =
  | { kind: 'reply-to-complaint'; finding: Finding; reason: string; on?: LocalDate }
  /** `by`: working days; agreed with whoever complains (2-18). */
  | { kind: 'extend-stage-1'; by: number; ground: ExtensionGround; agreed: boolean; reason: string }
  /** Agreed on with whoever complains; it goes straight to stage 2 (regulations 14 to 17). */
  | { kind: 'skip-stage-1'; agreedBy: Agreer; reason: string; on?: LocalDate }
  | { kind: 'extend-stage-2'; by: number; reason: string }
  | { kind: 'assign-complaint'; workerId: string; reason?: string }
  | ({ kind: 'appoint-investigators' } & Investigators)

/** What is done in one. */
export type ComplaintPractice =
  | { kind: 'acknowledge-feedback'; note?: string }
  | { kind: 'name-worker'; workerId: string; reason: string }
  | { kind: 'request-next-stage'; channel: WrittenRequest; reason: string; on?: LocalDate; lateReason?: string }
  | { kind: 'hold-review-panel'; on?: LocalDate; note?: string }
  | { kind: 'record-panel-report'; recommendations: string; on?: LocalDate }
  | { kind: 'withdraw-complaint'; reason: string }
  | { kind: 'close-complaint'; satisfied: boolean; reason: string }
export type ComplaintCommand = ComplaintDecision | ComplaintPractice

export type ComplaintEvent =
  | (Omit<ComplaintIntake, 'kind' | 'acceptedAt'> & { type: 'feedback-received'; acceptedAt: Instant })
  | { type: 'feedback-acknowledged'; note?: string }
  | { type: 'complaint-replied'; stage: ComplaintStage; finding: Finding; reason: string; on: LocalDate }
  | { type: 'complaint-extended'; stage: 1 | 2; days: number; ground?: ExtensionGround; reason: string }
  | { type: 'stage-1-skipped'; agreedBy: Agreer; reason: string; on: LocalDate }
  | { type: 'complaint-assigned'; workerId: string; reason?: string }
  | { type: 'worker-named'; workerId: string; reason: string }
  | ({ type: 'investigators-appointed' } & Investigators)
  | {
      type: 'next-stage-requested'
      stage: 2 | 3
      channel: WrittenRequest
      reason: string
      on: LocalDate
      /** Why it was accepted although it came late. */
      lateReason?: string
    }
  | { type: 'review-panel-held'; on: LocalDate; note?: string }
  | { type: 'panel-reported'; recommendations: string; on: LocalDate }
  | { type: 'complaint-withdrawn'; reason: string }
  | { type: 'complaint-closed'; satisfied: boolean; reason: string }
