import type { ReadAs } from './readings'

/**
 * What must not be read. A text: a number or a mail address; anything else in whole, and as an address in house, street and postcode.
 * `address`: the same of an address. `part`: some words of one. `mailbox`: what stands before the `@`. `name`: of a person or one word of it.
 * `place`: a school, a surgery or another organisation, or what distinguishes it. `town`: where that alone tells. `role`: what somebody is, in
 * the words of the record, and the place before it (`of`) that would say which. `spares`: what looks like the plural of a name or place and
 * is the name of somebody who is no secret. `amid`: phrases within which it is left, for they are of those who are no secret. The rules are in
 * `patternsOf`.
 */
export type Secret =
  | string
  | { address: string; amid?: readonly string[] }
  | { part: string; amid?: readonly string[] }
  | { mailbox: string }
  | { name: string; spares?: readonly string[] }
  | { place: string; spares?: readonly string[] }
  | { town: string; amid?: readonly string[] }
  | { role: string; of?: readonly string[]; amid?: readonly string[] }

/** How a piece of a secret is found in a folded text. */
export interface Pattern {
  piece: string
  pattern: RegExp
  /** Only where it begins with a capital, for it is an ordinary word too. */
  capitalised: boolean
  /** Only where its last word begins with a capital. */
  ending?: true
  /** Sought with all marks in their places, not with blanks for them. */
  marked?: true
  /** What goes with it where it stands beside it: the number of a house and what kind it is, or title, initials and the rest of a mail address. */
  takes?: 'number' | 'title'
  amid?: readonly string[]
  /** In which other readings of the text it is sought too. */
  readAs?: readonly ReadAs[]
}
