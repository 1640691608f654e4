import { londonDate } from '../../calendar/london'
import type { OpenCase } from '../../case'
import { openClocks, stopClocks } from '../../clocks/case-clocks'
import type { EventBody } from '../../events'
import type { Rules } from '../../rules'
import type { Instant } from '../../time'
import { startWhere } from './clocks'
import type { ChildInNeedEvent } from './facts'
import { onRoad } from './place'

/** The case, the moment that counts and the council's rules. */
interface Moment {
  state: OpenCase
  at: Instant
  rules: Rules
}

type Ended = Omit<Extract<ChildInNeedEvent, { type: 'child-in-need-plan-ended' }>, 'type'>

/** What follows when the plan, or the making of it, ends otherwise than by a review: its clocks stop. */
export function endPlan({ state, at, rules }: Moment, ended: Ended): EventBody[] {
  const { planning, review } = rules.childInNeed
  const own = openClocks(state).filter(({ name }) => name === planning.name || name === review.name)
  return [{ type: 'child-in-need-plan-ended', ...ended }, ...stopClocks(own, at)]
}

/**
 * What follows for a child in need plan when a child protection plan starts: it ends, as the two are never concurrent (census 4001,
 * 4016). Nothing, where the case is on no such road.
 */
export function endForProtectionPlan({ state, at, rules }: Moment, reason: string): EventBody[] {
  if (!onRoad(state)) return []
  const endedOn = londonDate(at)
  return endPlan({ state, at, rules }, { endedOn, because: 'child-protection-plan', familyTold: false, reason })
}

/**
 * What follows when a manager steps a case down to a child in need plan, from a child protection plan that ends or an enquiry that
 * found no need of one (2-14): the road is open, at "plan to be made", and the first review is due within the council's interval
 * after a step-down, if it has one. Nothing, where the case is on the road already.
 */
export function stepDownToChildInNeed({ state, at, rules }: Moment, reason: string): EventBody[] {
  if (onRoad(state)) return []
  const { planning, stepDown } = rules.childInNeed
  return [
    { type: 'child-in-need-stepped-down', reason },
    ...startWhere(planning, at, state, rules),
    ...startWhere(stepDown, at, state, rules),
  ]
}
