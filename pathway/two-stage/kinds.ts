/** Steps that a council may have done in two stages: each can wait for a day, and none of them is what keeps somebody safe. */
export const twoStageKinds = ['override-consent', 'close-case', 'lift-restriction'] as const
export type TwoStageKind = (typeof twoStageKinds)[number]
