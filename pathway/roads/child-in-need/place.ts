import type { OpenedCase } from '../../case'

/** Whether the case is on the road: a plan is to be made, or runs. */
export const onRoad = ({ childInNeed }: OpenedCase): boolean =>
  childInNeed !== undefined && childInNeed.endedOn === undefined

/** Whether a child in need plan runs. */
export const isPlanned = (state: OpenedCase): boolean => onRoad(state) && state.childInNeed?.plannedOn !== undefined

/** Whether the road may open: it is not open already, and no child protection plan runs, beside which there is none (census 4001). */
export const mayOpen = (state: OpenedCase): boolean =>
  !onRoad(state) && (state.childProtectionPlan === undefined || state.childProtectionPlan.endedOn !== undefined)
