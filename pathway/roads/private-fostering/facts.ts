import type { LocalDate } from '../../time'

/** The arrangement, by its assessment factor in the children in need census (8B to 8F). */
export const arrangements = ['8B', '8C', '8D', '8E', '8F'] as const
export type Arrangement = (typeof arrangements)[number]

/** A child under 16 cared for by somebody who is no close relative, by private arrangement (Children Act 1989 s66). */
export interface PrivateFostering {
  arrangement: Arrangement
  /** The day the council became aware, from which the first year counts. */
  awareOn: LocalDate
  lastVisitOn?: LocalDate
  endedOn?: LocalDate
}

/** What people do. */
export type PrivateFosteringPractice =
  | { kind: 'record-private-fostering'; arrangement: Arrangement; awareOn?: LocalDate; reason: string }
  | {
      kind: 'record-private-fostering-visit'
      visitedOn?: LocalDate
      childSeenAlone: boolean
      /** Needed where the child was not seen alone. */
      whyNotAlone?: string
      note?: string
    }
  | { kind: 'end-private-fostering'; endedOn?: LocalDate; reason: string }

export const privateFosteringKinds = [
  'record-private-fostering',
  'record-private-fostering-visit',
  'end-private-fostering',
] as const

export type PrivateFosteringEvent =
  | { type: 'private-fostering-recorded'; arrangement: Arrangement; awareOn: LocalDate; reason: string }
  | {
      type: 'private-fostering-visited'
      visitedOn: LocalDate
      childSeenAlone: boolean
      whyNotAlone?: string
      note?: string
    }
  | { type: 'private-fostering-ended'; endedOn: LocalDate; reason: string }
