import type { Instant, LocalDate } from '../../time'
import type { MatterFacts, MatterIntake } from '../matter'

/** What a copy of proves who somebody is (001-31). */
export const identityDocuments = ['birth-certificate', 'benefit-book', 'passport', 'driving-licence', 'other'] as const
export type IdentityDocument = (typeof identityDocuments)[number]

/** What an asker is to the person the records are about, where that is somebody else (001-30). */
export const relationships = ['parent', 'carer', 'relative', 'solicitor', 'advocate', 'other'] as const
export type Relationship = (typeof relationships)[number]

/** How a request reached the council (001-27). */
export const requestChannels = ['letter', 'form', 'e-mail', 'in-person', 'telephone'] as const
export type RequestChannel = (typeof requestChannels)[number]

/** Those of them that are in writing. */
export const writtenChannels: readonly RequestChannel[] = ['letter', 'form', 'e-mail']

/** On what ground something is withheld from a disclosure (Data Protection Act 2018 schedules 2 and 3; UK GDPR article 15(4)). */
export const redactionGrounds = [
  'other-person',
  'serious-harm',
  'not-in-childs-interests',
  'crime-or-police',
  'legal-privilege',
  'court-proceedings',
] as const
export type RedactionGround = (typeof redactionGrounds)[number]

/** Why a request is refused as a whole (UK GDPR article 12(5) and (6); 001-30). */
export const refusalGrounds = [
  'manifestly-unfounded',
  'manifestly-excessive',
  'identity-not-proved',
  'no-authority',
  'not-in-childs-interests',
] as const
export type RefusalGround = (typeof refusalGrounds)[number]

/** What is to be disclosed: cases as they stood after an event, and what of them is withheld, by person, by entry, on which ground. */
export interface Disclosure {
  cases: readonly { caseId: string; upTo: number }[]
  people: readonly { caseId: string; personId: string; ground: RedactionGround }[]
  entries: readonly { caseId: string; seq: number; ground: RedactionGround }[]
  /** Who referred is shown in these cases; in every other it is withheld. Never where they are anonymous or told nothing. */
  referrerShownIn?: readonly string[]
  /** Who of each case it is who asks, where that is known: a name alone may be somebody else's. */
  asker?: readonly { caseId: string; personId: string }[]
  /** Entries that would be kept back from who asks, and are shown. */
  entriesShown?: readonly { caseId: string; seq: number }[]
  /** People whose contact details are shown, though they are somebody else's than who asks. Never what is protected. */
  contactsShown?: readonly { caseId: string; personId: string }[]
}

/** Somebody asks for what is held: about themselves, or about somebody else (001-24, 001-29). People are opaque ids. */
export type AccessIntake = MatterIntake & {
  kind: 'receive-access-request'
  requesterId: string
  /** The same where they ask about themselves. */
  subjectId: string
  channel: RequestChannel
  relationship?: Relationship
  /** The request is about a child and made by a parent: disclosed only in the child's interests (001-30). */
  parentForChild?: true
  /** It came by the form, which who asks has not signed (001-29). */
  unsigned?: true
}

/** An access request as it stands. */
export interface AccessRequest extends MatterFacts {
  stage: 'open' | 'closed'
  requesterId: string
  subjectId: string
  channel: RequestChannel
  relationship?: Relationship
  parentForChild?: true
  /** The form has not been signed yet: nothing is disclosed before it is (001-29). */
  unsigned?: true
  /** Where the proof of who asks stands. Absent: neither asked for nor checked. `again`: it was asked for before, too, which moves no clock. */
  identity?: { is: 'asked' | 'received' | 'checked'; askedOn?: LocalDate; document?: IdentityDocument; again?: true }
  /** Since when an answer of the requester is awaited. */
  clarificationAskedOn?: LocalDate
  /** Whether they may ask about somebody else. Absent: not known yet. */
  authority?: 'given' | 'refused'
  /** It was extended, once. */
  extended?: true
  /** How many were proposed so far. */
  proposals?: number
  disclosure?: Disclosure & {
    number: number
    proposedBy: string
    signedOffBy?: string
    signedOffAt?: Instant
    producedAt?: Instant
  }
  /** How it ended, once it has. */
  ended?: { as: 'withdrawn' | 'sent' | 'refused'; on: LocalDate }
}

/** Whether somebody asks for what is held about themselves. */
export const isAboutSelf = ({ requesterId, subjectId }: Pick<AccessRequest, 'requesterId' | 'subjectId'>): boolean =>
  requesterId === subjectId

/** What is done in an access request: signal `practice`. */
export type AccessPractice =
  | { kind: 'ask-for-identity'; reason: string }
  | { kind: 'record-identity-received'; document: IdentityDocument; on?: LocalDate }
  | { kind: 'record-identity-checked'; document: IdentityDocument; note?: string }
  | { kind: 'record-signature' }
  | { kind: 'ask-for-clarification'; question: string }
  | { kind: 'record-clarification'; answer: string; on?: LocalDate }
  | { kind: 'record-permission'; given: boolean; note: string }
  | ({ kind: 'propose-disclosure'; note?: string } & Disclosure)
  | { kind: 'produce-export' }
  | { kind: 'record-sent'; how: SendingWay; on?: LocalDate }
  | { kind: 'withdraw-request'; reason: string }

/** How a reply is sent. */
export const sendingWays = ['post', 'collected', 'secure-e-mail', 'in-person'] as const
export type SendingWay = (typeof sendingWays)[number]

/** What is decided of one: signal `managerDecision`. */
export type AccessDecision =
  | { kind: 'decide-interests'; inInterests: boolean; reason: string }
  | { kind: 'extend-reply'; ground: 'complex' | 'many-requests'; reason: string }
  | { kind: 'sign-off-disclosure' }
  | { kind: 'return-disclosure'; reason: string }
  | { kind: 'refuse-request'; ground: RefusalGround; reason: string }
export type AccessCommand = AccessPractice | AccessDecision

export type AccessEvent =
  | (Omit<AccessIntake, 'kind'> & { type: 'access-requested'; acceptedAt: Instant })
  | { type: 'identity-asked'; reason: string }
  | { type: 'identity-received'; document: IdentityDocument; on: LocalDate }
  | { type: 'identity-checked'; document: IdentityDocument; note?: string }
  | { type: 'form-signed' }
  /** What was asked stands as the reason, which the requester is told. */
  | { type: 'clarification-asked'; reason: string }
  | { type: 'clarification-received'; answer: string; on: LocalDate }
  | { type: 'permission-recorded'; given: boolean; note: string }
  | { type: 'interests-decided'; inInterests: boolean; reason: string }
  | { type: 'reply-extended'; ground: 'complex' | 'many-requests'; months: number; reason: string }
  | ({ type: 'disclosure-proposed'; number: number; note?: string } & Disclosure)
  | { type: 'disclosure-signed-off'; number: number }
  | { type: 'disclosure-returned'; number: number; reason: string }
  | { type: 'export-produced'; number: number }
  | { type: 'reply-sent'; how: SendingWay; on: LocalDate }
  | { type: 'access-refused'; ground: RefusalGround; reason: string }
  | { type: 'access-request-withdrawn'; reason: string }
