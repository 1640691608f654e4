import type { LocalDate } from '../../time'
import type { Withholding } from '../../withholding/grounds'
import type { Partner } from './facts'

/** Category of abuse of a child protection plan, census code set: neglect, physical, sexual, emotional, multiple. */
export const abuseCategories = ['NEG', 'PHY', 'SAB', 'EMO', 'MUL'] as const
export type AbuseCategory = (typeof abuseCategories)[number]

export const conferenceDecisions = ['plan', 'no-plan'] as const

/** Whom a parent may bring (003-15). */
export const supporters = ['friend', 'advocate', 'solicitor'] as const
export type Supporter = (typeof supporters)[number]

/** What is arranged for the next conference or review of a case, until it is held. */
export interface NextConference {
  scheduledFor?: LocalDate
  /** The number of the event that set that day. */
  scheduledSeq?: number
  /** Who of the family is kept out of it (003-16), by opaque id. */
  excluded: readonly string[]
  /** Its reports were shared with the family. */
  reportShared?: true
}

/** Who was there. */
export interface Attendance {
  attended: readonly Partner[]
  familyAttended: boolean
}

/** What the chair decides. */
export type ConferenceDecision =
  | { kind: 'exclude-from-conference'; personId: string; reason: string }
  | ({
      kind: 'hold-conference'
      heldOn?: LocalDate
      decision: (typeof conferenceDecisions)[number]
      /** Needed with `plan`. */
      category?: AbuseCategory
      reason: string
      withhold?: readonly Withholding[]
    } & Attendance)

/** What people do before a conference or a review. */
export type ConferencePractice =
  | { kind: 'schedule-conference'; on: LocalDate; note?: string }
  | { kind: 'share-conference-report'; note?: string }
  /** Whom somebody of the family brings. */
  | { kind: 'record-supporter'; personId: string; supporter: Supporter; note?: string }

export const conferenceKinds = [
  'schedule-conference',
  'share-conference-report',
  'record-supporter',
  'exclude-from-conference',
  'hold-conference',
] as const

export type ConferenceEvent =
  | { type: 'conference-scheduled'; on: LocalDate; review: boolean; note?: string }
  | { type: 'conference-report-shared'; note?: string }
  | { type: 'supporter-recorded'; personId: string; supporter: Supporter; note?: string }
  | { type: 'excluded-from-conference'; personId: string; reason: string }
  | ({
      type: 'conference-held'
      heldOn: LocalDate
      decision: (typeof conferenceDecisions)[number]
      category?: AbuseCategory
      reason: string
      withhold?: readonly Withholding[]
    } & Attendance)
