import type { Instant, LocalDate } from '../time'
import type { DecidedGround } from './grounds'

/** `all`: they are sent nothing. `reasons`: they are told what happened and what was decided, and not why. */
export const withheldParts = ['all', 'reasons'] as const
export type WithheldPart = (typeof withheldParts)[number]

/**
 * What a manager has decided to keep from somebody until it is ended, whatever later decisions say of whom they are withheld from (003-03,
 * 004-52). Its reason is on the record, with the event.
 */
export interface StandingWithholding {
  /** The opaque id of somebody of the case, or `family` or `referrer`. */
  from: string
  what: WithheldPart
  ground: DecidedGround
  /** The day by which it is to be looked at again. */
  reviewOn: LocalDate
  decidedBy: string
  decidedAt: Instant
}

/** What managers decide. `from`: the opaque id of somebody of the case, or `family` or `referrer`. */
export type WithholdingDecision =
  | {
      kind: 'withhold-notices'
      from: string
      what: WithheldPart
      ground: DecidedGround
      reason: string
      reviewOn: LocalDate
    }
  | { kind: 'end-withholding'; from: string; reason: string }

export const withholdingKinds = ['withhold-notices', 'end-withholding'] as const

export type WithholdingEvent =
  | {
      type: 'notices-withheld'
      from: string
      what: WithheldPart
      ground: DecidedGround
      reason: string
      reviewOn: LocalDate
    }
  | { type: 'withholding-ended'; from: string; reason: string }
