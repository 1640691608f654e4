import type { LocalDate } from '../time'

/** Something that happened, as the family is told of it. */
export interface FamilyEntry {
  on: LocalDate
  /** One plain sentence, to the family. */
  sentence: string
  /** Why it was decided, in the words on the record (000-01, 004-63). */
  why?: string
  /** The one person whom it was said to, or by: nobody else of the family is shown it. Absent: the whole family. */
  to?: string
  /** What is in the words of that person: first what of the sentence is, shown as they gave it, then what they said with it. */
  own?: readonly string[]
}

/** What a part of the pathway says to the family of an event; the day is the event's unless it says another. */
export type ToldFamily = Omit<FamilyEntry, 'on'> & { on?: LocalDate }

/** A meeting about the child, held or to come (003-04). */
export interface FamilyMeeting {
  what: string
  /** By when it is to be held; absent where nothing says so. */
  by?: LocalDate
  mayAttend: boolean
  /** Who may come along, or why the family is not there. */
  note: string
}
