/**
 * What must not be read. A text: an address, a number, a mail address, in whole and in the parts that tell it. `name`: of a person, a school,
 * an organisation, or one word of it. `role`: what somebody is, in the words of the record. The rules are in `patternsOf`.
 */
export type Secret = string | { name: string } | { role: string }

/** How a piece of a secret is found in a folded text; `capitalised`: only where it begins with a capital, for it is an ordinary word too. */
export interface Pattern {
  piece: string
  pattern: RegExp
  capitalised: boolean
}
