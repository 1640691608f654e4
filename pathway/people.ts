/** Who referred, DfE census ReferralSource (domain.md section 3). */
export const referralSources = [
  '1A', '1B', '1C', '1D', '2A', '2B', '3A', '3B', '3C', '3D', '3E', '3F', '4', '5A', '5B', '5C', '5D', '6', '7', '8', '9', '10',
] as const // prettier-ignore
export type ReferralSource = (typeof referralSources)[number]

/** Referred in their work, not as family, neighbour, unknown or without a name: told reasons and outcomes, subject to confidentiality (004-52). */
export const isProfessional = (source: ReferralSource): boolean => !source.startsWith('1') && source !== '9'

export const personKinds = ['child', 'mother', 'father', 'carer', 'other-family', 'solicitor', 'referrer'] as const
export type PersonKind = (typeof personKinds)[number]

/** Someone in the case, known here only by an opaque id; names and addresses are in the sealed referral. */
export interface Person {
  id: string
  kind: PersonKind
  parentalResponsibility: boolean
  /** Needs an interpreter for every contact (002-03, 004-26). */
  interpreter: boolean
  /** Needs adjustments for a disability at every contact (002-04, 004-27). */
  adjustments?: boolean
}

/** Third parties a worker may need to speak with. */
export const agencies = [
  'gp',
  'health-visitor',
  'hospital',
  'school',
  'nursery',
  'police',
  'housing',
  'adult-services',
  'other',
] as const
export type Agency = (typeof agencies)[number]

/** Of the child's family, and not the child. */
export const isFamily = ({ kind }: Person): boolean =>
  kind === 'mother' || kind === 'father' || kind === 'carer' || kind === 'other-family'
