/** What a council handles beside its referrals, each in a workflow of its own: a matter. A new kind is a new word here. */
export const matterKinds = ['access-request', 'rectification', 'complaint', 'emergency-access'] as const
export type MatterKind = (typeof matterKinds)[number]

/** What a row of the read model is: the case of a child who was referred, or a matter. */
export const caseKinds = ['referral', ...matterKinds] as const
export type CaseKind = (typeof caseKinds)[number]
