import type { OpenedCase } from '../../case'

/** Whether the case is on the road: a plan is to be made, or runs. */
export const onRoad = ({ childInNeed }: OpenedCase): boolean =>
  childInNeed !== undefined && childInNeed.endedOn === undefined

/** Whether a child in need plan runs. */
export const isPlanned = (state: OpenedCase): boolean => onRoad(state) && state.childInNeed?.plannedOn !== undefined
