import type { Instant } from '../../time'
import type { ClockRule, Due } from '../clock'

/**
 * What has been done to a clock's time since it started, in the order in which it was done. Nothing is ever taken out of it: what was
 * withdrawn says when, and counts no more.
 */
export type LedgerEntry =
  /** Time in which the clock stood still; it still stands where `until` is absent. */
  | { entry: number; kind: 'pause'; from: Instant; until?: Instant; withdrawnAt?: Instant }
  /** Time added, in the unit of the clock's budget; in days for months and fixed dates. */
  | { entry: number; kind: 'extension'; by: number; at: Instant; withdrawnAt?: Instant }

/** Why a due date moved. */
export type MoveCause =
  | 'length-set'
  | 'bank-holiday'
  | 'bank-holiday-withdrawn'
  | 'extension'
  | 'pause-ended'
  | 'withdrawn'
  | 'origin-corrected'
  | 'rules-adopted'
  | 'identity-received'

/** What managers decide about clocks. `requestedBy` is who asked for it, who cannot be who decides. */
export type ClockDecision =
  /** `from` is now, where it is not given. */
  | { kind: 'pause-clock'; clock: string; from?: Instant; reason: string; requestedBy?: string }
  | { kind: 'resume-clock'; clock: string; reason: string }
  | { kind: 'extend-clock'; clock: string; by: number; reason: string; requestedBy?: string }
  /** `entry` is the number of the pause or extension in the clock's ledger. */
  | { kind: 'withdraw-clock-change'; clock: string; entry: number; reason: string }
  | { kind: 'correct-receipt'; receivedAt: Instant; reason: string }
  /** Every open clock, where none is named. */
  | { kind: 'adopt-current-rules'; clocks?: readonly string[]; reason: string }

export const clockDecisionKinds = [
  'pause-clock',
  'resume-clock',
  'extend-clock',
  'withdraw-clock-change',
  'correct-receipt',
  'adopt-current-rules',
] as const satisfies readonly ClockDecision['kind'][]

export type ClockChangeEvent =
  | {
      type: 'clock-paused'
      clock: string
      rule: ClockRule
      ledger: readonly LedgerEntry[]
      from: Instant
      reason: string
      requestedBy?: string
    }
  | { type: 'receipt-corrected'; receivedAt: Instant; previously: Instant; reason: string }
  /** A clock that had stopped counts from another moment now; whether it was met in time is said anew. `settledAt` says which. */
  | {
      type: 'clock-restated'
      clock: string
      settledAt: Instant
      status: 'met' | 'met-late'
      previously: 'met' | 'met-late'
      originAt: Instant
      due: Due
      reason: string
    }
