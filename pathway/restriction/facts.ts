import type { Instant } from '../time'

/** Why a record is kept from most of the council (security.md T11). */
export const restrictionReasons = ['staff-family', 'high-profile', 'serious-risk', 'other'] as const
export type RestrictionReason = (typeof restrictionReasons)[number]

/** That only these see the record, by their staff ids; whoever the case is allocated to does, too. */
export interface Restriction {
  because: RestrictionReason
  since: Instant
  admitted: readonly string[]
}

/** What managers decide, and what anybody on the staff says of themselves. */
export type RestrictionDecision =
  | { kind: 'restrict-record'; because: RestrictionReason; admit: readonly string[]; reason: string }
  | { kind: 'admit-to-record'; staffId: string; reason: string }
  | { kind: 'remove-from-record'; staffId: string; reason: string }
  | { kind: 'declare-own-conflict'; reason: string }
  | { kind: 'declare-conflict'; staffId: string; reason: string }
  | { kind: 'end-conflict'; staffId: string; reason: string }

export const restrictionKinds = [
  'restrict-record',
  'lift-restriction',
  'admit-to-record',
  'remove-from-record',
  'declare-own-conflict',
  'declare-conflict',
  'end-conflict',
] as const

export type RestrictionEvent =
  | { type: 'record-restricted'; because: RestrictionReason; admitted: readonly string[]; reason: string }
  | { type: 'restriction-lifted'; reason: string }
  | { type: 'admitted-to-record'; staffId: string; reason: string }
  | { type: 'removed-from-record'; staffId: string; reason: string }
  | { type: 'conflict-declared'; staffId: string; reason: string }
  | { type: 'conflict-ended'; staffId: string; reason: string }
