import type { Instant, LocalDate } from '../../time'
import type { MatterFacts, MatterIntake } from '../matter'

/** What a request is about: an event of a case's record, or, at 0, the case. */
export interface AboutEntry {
  caseId: string
  seq: number
}

/** Somebody says that something on a record is wrong, and what is right (000-23, 001-24, 001-26). The record itself stays as it is. */
export type RectificationIntake = MatterIntake & {
  kind: 'request-rectification'
  requesterId: string
  about: AboutEntry
  /** In the words of who asks. */
  wrong: string
  right: string
}

/** How it was decided: a correction beside the entry, or the disagreement of who asks. */
export type RectificationOutcome = 'accepted' | 'refused'

/** A request for rectification as it stands. */
export interface Rectification extends MatterFacts {
  stage: 'open' | 'closed'
  requesterId: string
  about: AboutEntry
  wrong: string
  right: string
  decided?: { outcome: RectificationOutcome; reason: string; correction?: string; on: LocalDate }
  withdrawnOn?: LocalDate
}

export type RectificationPractice = { kind: 'withdraw-rectification'; reason: string }
export type RectificationDecision = {
  kind: 'decide-rectification'
  outcome: RectificationOutcome
  /** What is right, as it stands beside the entry from now on; where it is accepted, and not in the words of who asks. */
  correction?: string
  reason: string
}
export type RectificationCommand = RectificationPractice | RectificationDecision

export type RectificationEvent =
  | (Omit<RectificationIntake, 'kind'> & { type: 'rectification-requested'; acceptedAt: Instant })
  | {
      type: 'rectification-decided'
      outcome: RectificationOutcome
      correction?: string
      reason: string
    }
  | { type: 'rectification-withdrawn'; reason: string }
