import type { Instant, LocalDate } from '../../time'
import type { MatterFacts, MatterIntake } from '../matter'

/** Somebody opens a record that is shut to them, because it cannot wait (security.md T11). */
export type EmergencyIntake = MatterIntake & {
  kind: 'take-emergency-access'
  /** The case whose record it is. */
  about: string
  minutes: number
  reason: string
}

/** What whoever reviews it finds. */
export const accessFindings = ['justified', 'not-justified'] as const
export type AccessFinding = (typeof accessFindings)[number]

/** An emergency access as it stands. */
export interface EmergencyAccess extends MatterFacts {
  stage: 'granted' | 'to-be-reviewed' | 'closed'
  about: string
  /** The stable id of who took it. */
  takenBy: string
  minutes: number
  reason: string
  /** The moment from which it opens nothing any more, ended or not. */
  until: Instant
  endedAt?: Instant
  reviewed?: { finding: AccessFinding; reason: string; by: string; on: LocalDate }
}

export type EmergencyPractice = { kind: 'end-own-access' }
export type EmergencyDecision =
  { kind: 'end-access'; reason: string } | { kind: 'review-access'; finding: AccessFinding; reason: string }
export type EmergencyCommand = EmergencyPractice | EmergencyDecision

export type EmergencyEvent =
  | (Omit<EmergencyIntake, 'kind'> & {
      type: 'emergency-access-taken'
      takenBy: string
      acceptedAt: Instant
      until: Instant
    })
  | { type: 'emergency-access-ended'; because: 'time-over' | 'given-back' | 'ended-by-another'; reason?: string }
  | { type: 'emergency-access-reviewed'; finding: AccessFinding; reason: string }
