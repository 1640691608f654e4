import { addDays } from '../../calendar/dates'
import { londonDate } from '../../calendar/london'
import type { OpenCase, OpenedCase } from '../../case'
import { calendarOf, meetClock, openClock, startClock } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import type { Refused, Step, StepContext } from '../../stages/step'
import { dayHeld, momentOf } from '../held-on'
import type { ChildProtectionPlan } from './facts'

type Hold = Extract<PersonCommand, { kind: 'hold-core-group' }>

/** The plan in force, if there is one. */
export const planInForce = ({ childProtectionPlan: plan }: OpenedCase): ChildProtectionPlan | undefined =>
  plan?.endedOn === undefined ? plan : undefined

/** Parents and professionals develop the plan and work it (003-18). */
export const holdCoreGroup: Step<OpenCase, Hold> = {
  label: 'Record a meeting of the core group',
  permission: 'case.work',
  possible: (state) => planInForce(state) !== undefined,
  follows: hold,
}

/** The first meets within its time from the conference (2-09); the next counts from it, where the council gives an interval (2-10). */
function hold({ state, command, at, now, rules }: StepContext<OpenCase, Hold>): EventBody[] | Refused {
  const plan = planInForce(state)
  const { kind: _kind, ...said } = command
  const earliest = plan?.coreGroupOn === undefined ? plan?.startedOn : addDays(plan.coreGroupOn, 1)
  const heldOn = dayHeld(said.heldOn, earliest ?? londonDate(at), at)
  if (typeof heldOn !== 'string') return heldOn
  const { coreGroup, laterCoreGroups: next } = rules.childProtectionPlan
  const heldAt = momentOf(heldOn, at)
  const names = next === undefined ? [coreGroup.name] : [coreGroup.name, next.name]
  return [
    { type: 'core-group-held', ...said, heldOn },
    ...names.flatMap((name) => meetClock(openClock(state, name), heldAt, now, at)),
    ...(next === undefined ? [] : [startClock(next, heldAt, calendarOf(rules, state.proclaimed), rules.version)]),
  ]
}
