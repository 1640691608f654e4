import type { RefusalCode } from './refusals'
import type { Actor } from './roles'
import { twoStageKinds } from './two-stage/kinds'

/** Two steps of which the second approves the first: never by the same person, whatever their roles. */
export interface ApprovalPair {
  of: 'case' | 'access-request' | 'emergency-access'
  /** The step that asks, or whose doing is approved. */
  asked: string
  approved: string
  code: RefusalCode
}

/** Every pair. A clock is asked about outside the record: the manager's command names who asked (`requestedBy`). */
export const approvalPairs = [
  { of: 'case', asked: 'submit-assessment', approved: 'authorise-assessment', code: 'own-request' },
  { of: 'case', asked: 'allocate', approved: 'authorise-assessment', code: 'own-request' },
  { of: 'case', asked: 'explain-overrun', approved: 'authorise-assessment', code: 'own-request' },
  { of: 'case', asked: 'requestedBy', approved: 'pause-clock', code: 'requester-approves' },
  { of: 'case', asked: 'requestedBy', approved: 'extend-clock', code: 'requester-approves' },
  { of: 'case', asked: 'waive-interpreter', approved: 'contact-family', code: 'own-waiver' },
  { of: 'case', asked: 'waive-adjustments', approved: 'contact-family', code: 'own-waiver' },
  ...twoStageKinds.map((asked) => ({ of: 'case', asked, approved: 'approve-step', code: 'own-step' }) as const),
  { of: 'access-request', asked: 'propose-disclosure', approved: 'sign-off-disclosure', code: 'own-proposal' },
  { of: 'emergency-access', asked: 'take-emergency-access', approved: 'review-access', code: 'own-access' },
] as const satisfies readonly ApprovalPair[]

/**
 * Whether two ids may be one person's: an issuer that writes one in capitals today and not tomorrow makes two of nobody. For what is refused to
 * the same person; what is given to a person is given to the id as it is written.
 */
export const mayBeSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Whether somebody is this person, by their stable id, or stands in for them. Roles count for nothing. */
export const isSamePerson = ({ id, deputyFor = [] }: Actor, personId: string | undefined): boolean =>
  personId !== undefined && [id, ...deputyFor.map((one) => one.personId)].some((one) => mayBeSame(one, personId))

/** Whether somebody is one of these people. */
export const isAmong = (actor: Actor, personIds: readonly (string | undefined)[]): boolean =>
  personIds.some((personId) => isSamePerson(actor, personId))
