/**
 * What must not be read. A text: an address, a number, a mail address, in whole and in the parts that tell it, but no town by itself. `name`: of
 * a person or one word of it. `place`: a school, a surgery or another organisation, or what distinguishes it. `town`: where that alone tells.
 * `role`: what somebody is, in the words of the record. `spares`: what looks like the plural of a name or place and is the name of somebody who
 * is no secret. The rules are in `patternsOf`.
 */
export type Secret =
  | string
  | { name: string; spares?: readonly string[] }
  | { place: string; spares?: readonly string[] }
  | { town: string }
  | { role: string }

/** How a piece of a secret is found in a folded text; `capitalised`: only where it begins with a capital, for it is an ordinary word too. */
export interface Pattern {
  piece: string
  pattern: RegExp
  capitalised: boolean
}
