import { addDays } from '../../calendar/dates'
import { londonDate } from '../../calendar/london'
import type { OpenCase } from '../../case'
import { calendarOf, meetClock, openClock, openClocks, startClock, stopClocks } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import type { Rules } from '../../rules'
import { refuse, type Refused, type Step, type StepContext } from '../../stages/step'
import { stepDownToChildInNeed } from '../child-in-need/plan-end'
import type { LocalDate } from '../../time'
import { dayHeld, momentOf } from '../held-on'
import { planInForce } from './core-group'
import type { ChildProtectionPlan } from './facts'

type Hold = Extract<PersonCommand, { kind: 'hold-review-conference' }>
type Context = StepContext<OpenCase, Hold>

/** A review conference lets the plan go on or ends it (003-19); it may be brought forward (2-11). */
export const holdReviewConference: Step<OpenCase, Hold> = {
  label: 'Record a review conference and what it decided',
  permission: 'child-protection-plan.review',
  possible: (state) => planInForce(state) !== undefined,
  follows: (context) => {
    const plan = planInForce(context.state)
    return plan === undefined ? refuse('not-legal-now') : hold(context, plan)
  },
}

/** The day after the review before it, or after the conference; a plan does not end before its core group last met. */
function earliestDay(plan: ChildProtectionPlan, decision: Hold['decision']): LocalDate {
  const next = addDays(plan.reviewedOn ?? plan.startedOn, 1)
  const met = decision === 'end' ? (plan.coreGroupOn ?? next) : next
  return met > next ? met : next
}

/** After the conference, and after the review before it (census rule 8841); never in the future. */
function hold(context: Context, plan: ChildProtectionPlan): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const { kind: _kind, stepDownTo = 'none', category = plan.latestCategory, ...said } = command
  const heldOn = dayHeld(said.heldOn, earliestDay(plan, said.decision), at)
  if (typeof heldOn !== 'string') return heldOn
  if (said.decision === 'end' && needsReassessment(context, plan)) return refuse('reassessment-needed')
  const heldAt = momentOf(heldOn, at)
  const { firstReview, laterReviews } = rules.childProtectionPlan
  const met = [firstReview, laterReviews].flatMap(({ name }) => meetClock(openClock(state, name), heldAt, now, at))
  const reviewed: EventBody = { type: 'review-conference-held', ...said, heldOn, category }
  const reports = stopClocks(openOf(state, rules, ['reports']), at)
  if (said.decision === 'end') {
    const coreGroups = stopClocks(openOf(state, rules, ['coreGroup', 'laterCoreGroups']), at)
    const ended: EventBody = { type: 'child-protection-plan-ended', endedOn: heldOn, stepDownTo }
    const steppedDown =
      stepDownTo === 'child-in-need-plan' ? stepDownToChildInNeed({ state, at: heldAt, rules }, said.reason) : []
    return [reviewed, ...met, ...reports, ended, ...coreGroups, ...steppedDown]
  }
  const next = startClock(laterReviews, heldAt, calendarOf(rules, state.proclaimed), rules.version)
  return [reviewed, ...met, ...reports, next]
}

/** Where the council lists it, a plan ends only after an assessment made anew while it was in force (004-58). */
const needsReassessment = ({ state, rules }: Context, plan: ChildProtectionPlan): boolean =>
  rules.childProtectionPlan.endNeedsReassessment &&
  (state.reassessedAt === undefined || londonDate(state.reassessedAt) < plan.startedOn)

function openOf(
  state: OpenCase,
  { childProtectionPlan }: Rules,
  which: ('reports' | 'coreGroup' | 'laterCoreGroups')[],
) {
  const names = which.map((one) => childProtectionPlan[one]?.name)
  return openClocks(state).filter(({ name }) => names.includes(name))
}
