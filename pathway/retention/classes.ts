import type { OpenedCase } from '../case'
import { matterKinds, type MatterKind } from '../matters/kinds'

/** What a record is kept as, the longest kept first. A case is of every class whose condition it meets; the latest day counts. */
export const retentionClasses = [
  'adoption',
  'looked-after',
  'child-protection',
  'child-in-need-or-assessment',
  'referral-only',
] as const
export type RetentionClass = (typeof retentionClasses)[number]

/** What any record is kept as: a case by what has happened in it, a matter by its kind. */
export const recordClasses = [...retentionClasses, ...matterKinds] as const
export type RecordClass = (typeof recordClasses)[number]

/** From what a period is counted. */
export const retentionAnchors = ['closure', 'birth', 'death'] as const
export type RetentionAnchor = (typeof retentionAnchors)[number]

/** How long a class is kept. Whole years. */
export interface ClassRule {
  code: RetentionClass
  from: Exclude<RetentionAnchor, 'death'>
  years: number
  /** In place of that, where the child died under 18; absent: death changes nothing. */
  yearsAfterDeath?: number
  source: string
}

/** What a council keeps, and for how long. */
export interface RetentionRules {
  /** Every class, in the order of `retentionClasses`. */
  classes: readonly ClassRule[]
  /** How long each kind of matter is kept from its closing. Whole years. */
  matters: Readonly<Record<MatterKind, { years: number; source: string }>>
  /** `together`: cases of one referral are kept until the last of them may go. */
  siblings: { kept: 'together' | 'apart'; source: string }
}

type Had = (state: OpenedCase) => boolean

const protectedByOrder: Had = ({ policeProtection, emergencyProtectionOrder, childAssessmentOrder }) =>
  [policeProtection, emergencyProtectionOrder, childAssessmentOrder].some((one) => one !== undefined)

const was: Record<RetentionClass, Had> = {
  adoption: (state) => state.stage === 'closed' && state.closureReason === 'RC1',
  'looked-after': ({ accommodation, careOrder }) => accommodation !== undefined || careOrder !== undefined,
  'child-protection': (state) =>
    state.section47 !== undefined || state.childProtectionPlan !== undefined || protectedByOrder(state),
  'child-in-need-or-assessment': (state) =>
    state.childInNeed !== undefined ||
    state.privateFostering !== undefined ||
    (state.stage !== 'awaiting-decision' && state.assessment !== undefined),
  'referral-only': () => true,
}

/** Why a record is of a class, in words. */
export const classWords: Record<RetentionClass, string> = {
  adoption: 'The case was closed because the child was adopted',
  'looked-after': 'The child was accommodated by the council, or in its care',
  'child-protection':
    'There was a strategy discussion, a section 47 enquiry, a conference, a child protection plan or an order to protect the child',
  'child-in-need-or-assessment': 'There was an assessment, help as a child in need or private fostering',
  'referral-only': 'There was a referral',
}

/** Every class of a case by what has happened in it, the longest kept first. What has happened once counts for good. */
export const classesOf = (state: OpenedCase): RetentionClass[] => retentionClasses.filter((one) => was[one](state))
