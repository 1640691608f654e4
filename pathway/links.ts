/** What the child of a case is to the child of another (004-02, 004-67). */
export const relations = ['sibling', 'household', 'alleged-perpetrator', 'harmed-child'] as const
export type Relation = (typeof relations)[number]

/** Another case of the council, and what its child is to the child of this one. */
export interface CaseLink {
  caseId: string
  relation: Relation
}

/** An earlier referral of the same child to the same council (001-25, 2-22). */
export interface EarlierReferral {
  caseId: string
  receivedOn: string
  within12Months: boolean
}

const otherWay: Record<Relation, Relation> = {
  sibling: 'sibling',
  household: 'household',
  'alleged-perpetrator': 'harmed-child',
  'harmed-child': 'alleged-perpetrator',
}

/** The same relation seen from the other child. */
export const inverseOf = (relation: Relation): Relation => otherWay[relation]
