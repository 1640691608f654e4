import type { Agency } from '../people'
import type { Actor } from '../roles'
import type { ClosureReason } from '../rules'
import type { Instant } from '../time'

/** A step that may be done in two stages, as whoever asks for it says it. */
export type TwoStageCommand =
  | {
      kind: 'override-consent'
      personId: string
      agency: Agency
      reason: string
      asked: boolean
      explained: boolean
      /** Needed where the council asks and explains in every case and it was not done (001-07). */
      whyNotAsked?: string
      whyNotExplained?: string
      /** Of both, in messages accepted before the two were told apart. */
      whyNot?: string
    }
  | { kind: 'close-case'; closureReason: ClosureReason; reason: string }
  | { kind: 'lift-restriction'; reason: string }

/** A step that was asked for and is not done: a second person has neither approved nor declined it. */
export interface AskedStep {
  /** The id of the message that asked for it. */
  approvalId: string
  step: TwoStageCommand
  asker: Actor
  askedAt: Instant
}

/** What the second person decides, and that whoever asked wants it no more. */
export type SecondDecision =
  | { kind: 'approve-step'; approvalId: string; reason: string }
  | { kind: 'decline-step'; approvalId: string; reason: string }
  | { kind: 'withdraw-step'; approvalId: string; reason: string }

export const secondKinds = ['approve-step', 'decline-step', 'withdraw-step'] as const

/** Of one that ends the asking: which step it was. `approval-given` goes before the events of the step, which are the approver's. */
interface Ended {
  approvalId: string
  command: TwoStageCommand['kind']
  askedBy: string
  reason: string
}

export type TwoStageEvent =
  | { type: 'approval-asked'; approvalId: string; step: TwoStageCommand; asker: Actor }
  | ({ type: 'approval-given' } & Ended)
  | ({ type: 'approval-declined' } & Ended)
  | ({ type: 'step-withdrawn' } & Ended)
