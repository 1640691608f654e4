import type { OpenedCase } from '../../case'
import { openClock } from '../../clocks/case-clocks'
import type { FamilyMeeting } from '../../family/entry'
import type { Rules } from '../../rules'
import { onRoad } from './place'

/** The planning meeting and the review to come. */
export function meetingsOfChildInNeed(state: OpenedCase, { childInNeed: rules }: Rules): readonly FamilyMeeting[] {
  if (!onRoad(state)) return []
  const note = 'We make the plan with you. Tell us what helps and what does not.'
  return [
    { what: 'Planning meeting', rule: rules.planning },
    { what: 'Review of the child in need plan', rule: rules.review },
  ].flatMap(({ what, rule }) => {
    const clock = openClock(state, rule.name)
    return clock === undefined ? [] : [{ what, by: clock.due.dueOn, mayAttend: true, note }]
  })
}
