import type { LocalDate } from '../../time'
import type { MatterFacts, MatterIntake } from '../matter'

/** What a copy of proves who somebody is (001-31). */
export const identityDocuments = ['birth-certificate', 'benefit-book', 'passport', 'driving-licence', 'other'] as const
export type IdentityDocument = (typeof identityDocuments)[number]

/** What an asker is to the person the records are about, where that is somebody else (001-30). */
export const relationships = ['parent', 'carer', 'relative', 'solicitor', 'advocate', 'other'] as const
export type Relationship = (typeof relationships)[number]

/** How a request reached the council (001-27). */
export const requestChannels = ['letter', 'form', 'e-mail', 'in-person', 'telephone'] as const
/** Those of them that are in writing. */
export const writtenChannels: readonly RequestChannel[] = ['letter', 'form', 'e-mail']
export type RequestChannel = (typeof requestChannels)[number]

/** Somebody asks for what is held: about themselves, or about somebody else (001-24, 001-29). People are opaque ids. */
export type AccessIntake = MatterIntake & {
  kind: 'receive-access-request'
  acceptedAt?: never
  requesterId: string
  /** The same where they ask about themselves. */
  subjectId: string
  channel: RequestChannel
  relationship?: Relationship
  /** The request is about a child and made by a parent: disclosed only in the child's interests (001-30). */
  parentForChild?: true
}

/** An access request as it stands. */
export interface AccessRequest extends MatterFacts {
  stage: 'open' | 'closed'
  requesterId: string
  subjectId: string
  channel: RequestChannel
  relationship?: Relationship
  parentForChild?: true
  /** How it ended, once it has. */
  ended?: { as: 'withdrawn'; on: LocalDate }
}

export type AccessPractice = { kind: 'withdraw-request'; reason: string }
export type AccessCommand = AccessPractice

export type AccessEvent =
  | (Omit<AccessIntake, 'kind' | 'acceptedAt'> & { type: 'access-requested'; acceptedAt: string })
  | { type: 'access-request-withdrawn'; reason: string }
