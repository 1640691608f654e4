import type { CaseEvent } from '../../../events'
import type { PersonKind } from '../../../people'
import type { Instant, LocalDate } from '../../../time'
import { redacted } from '../../../redaction/blot'
import type { RedactionGround } from '../facts'

/** A plain JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Somebody in a case, with what the sealed referral says of them: name, address, contact details, needs. */
export interface KnownPerson {
  id: string
  kind: PersonKind
  said: { readonly [name: string]: Json }
}

/** A case as it is held, to be disclosed: everything in clear, nothing withheld yet. */
export interface HeldCase {
  caseId: string
  /** Its record as far as it is disclosed, in order. Each with the roles of who did it; none for a clock. */
  events: readonly { event: CaseEvent; roles?: string }[]
  /** What has happened since: nothing of it is disclosed, and what is withheld in it counts. Absent: nothing. */
  since?: readonly CaseEvent[]
  people: readonly KnownPerson[]
  anonymous: boolean
  /** What the referrer said. */
  concern?: string
}

/** Why something is withheld. What is no ground of a decision is the rule (see `keptBack` and `wordsIn`), and needs none. */
export type WithheldGround = RedactionGround | 'who-referred' | 'confidential' | 'anothers-words' | 'perhaps-own-words'

/** What is withheld says so, and for who signs it off on which ground; what is sent says of every one the same (see `asSent`). */
export interface Withheld {
  withheld: WithheldGround | 'not-shown'
  words: string
}

export interface DisclosedPerson {
  kind: PersonKind
  said: { readonly [name: string]: Json }
}

/** An event of the record in words, with its reasons and answers. `question: answer` for a record. */
export interface DisclosedEntry {
  number: number
  at: Instant
  sentence: string
  /** Whose words it gives, or with whom it was, where that is somebody who is shown. */
  whose?: string
  /** By whom, as roles. */
  by?: string
  details: readonly { name: string; value: string }[]
  /** Corrections and disagreements, beside the entry, which stays as it was (000-23, 001-24, 001-26). */
  beside?: readonly DisclosedBeside[]
}

/** What somebody says is wrong with an entry, and what was decided of it. */
export interface DisclosedBeside {
  is: 'to-be-decided' | 'correction' | 'disagreement'
  receivedAt: Instant
  wrong: string
  right: string
  correction?: string
  reason?: string
  decidedOn?: LocalDate
}

export interface DisclosedCase {
  people: readonly (DisclosedPerson | ({ kind: PersonKind } & Withheld))[]
  concern?: string
  /** The same about the record as a whole. */
  beside?: readonly DisclosedBeside[]
  entries: readonly (DisclosedEntry | ({ number: number; at: Instant } & Withheld))[]
}

/** What is sent to who asked: from the record alone, the same whenever it is produced. */
export interface Export {
  requestId: string
  council: string
  proposal: number
  cases: readonly DisclosedCase[]
  rights: readonly string[]
}

export const groundWords: Record<WithheldGround, string> = {
  'other-person': 'information about another person',
  'serious-harm': 'disclosure would be likely to cause serious harm',
  'not-in-childs-interests': 'disclosure is not in the interests of the child',
  'crime-or-police': 'disclosure would be likely to prejudice a police enquiry',
  'legal-privilege': 'legal advice is confidential',
  'court-proceedings': 'information that belongs to court proceedings',
  'who-referred': 'who referred is confidential',
  confidential: 'it is confidential',
  'anothers-words': 'it is what somebody else said, was asked or was told',
  'perhaps-own-words': 'it may give the words of the requester, and does not say so',
}

/** In the words of the draft. */
export const withheldFor = (ground: WithheldGround): Withheld => ({
  withheld: ground,
  words: `withheld: ${groundWords[ground]}`,
})

const notShown: Withheld = { withheld: 'not-shown', words: redacted }

/** A case as it is sent: of whatever is withheld the one mark, for a ground would say who (000-05). Pure. */
export function asSent(disclosed: DisclosedCase): DisclosedCase {
  const neutral = <T extends object>(one: T): T => ('withheld' in one ? { ...one, ...notShown } : one)
  return { ...disclosed, people: disclosed.people.map(neutral), entries: disclosed.entries.map(neutral) }
}
