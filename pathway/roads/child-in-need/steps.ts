import { sayDate } from '../../calendar/words'
import { londonDate } from '../../calendar/london'
import type { OpenCase } from '../../case'
import { meetClock, openClock } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import { refuse, type Refused, type StepContext, type Steps } from '../../stages/step'
import type { Instant, LocalDate } from '../../time'
import { momentOf } from '../held-on'
import { latestReview, setReview } from './clocks'
import { endPlan } from './plan-end'
import { isPlanned, onRoad } from './place'

type Of<K> = Extract<PersonCommand, { kind: K }>
type Context<K> = StepContext<OpenCase, Of<K>>

/** The steps of a child in need plan: made and kept by the worker, reviewed and ended by a manager. */
export const childInNeedSteps: Steps<OpenCase> = {
  'hold-planning-meeting': {
    label: 'Record the planning meeting of the child in need plan',
    permission: 'child-in-need-plan.make',
    possible: onRoad,
    follows: holdMeeting,
  },
  'make-child-in-need-plan': {
    label: 'Make the child in need plan',
    permission: 'child-in-need-plan.make',
    possible: (state) => onRoad(state) && !isPlanned(state),
    follows: makePlan,
  },
  'change-child-in-need-plan': {
    label: 'Change the child in need plan',
    permission: 'child-in-need-plan.make',
    possible: isPlanned,
    follows: changePlan,
  },
  'review-child-in-need-plan': {
    label: 'Record the review of the child in need plan, and continue or end it',
    permission: 'child-in-need-plan.review',
    possible: isPlanned,
    follows: reviewPlan,
  },
  'end-child-in-need-plan': {
    label: 'End the child in need plan, or the making of it',
    permission: 'child-in-need-plan.review',
    possible: onRoad,
    follows: endByDecision,
  },
}

const openedOn = ({ childInNeed }: OpenCase): LocalDate => londonDate(childInNeed?.openedAt ?? '')

/** What last happened on the road, which nothing of it can come before. */
function latestDay({ childInNeed }: OpenCase): LocalDate {
  const days = [childInNeed?.plannedOn, childInNeed?.reviewedOn].filter((day) => day !== undefined)
  return days.toSorted().at(-1) ?? londonDate(childInNeed?.openedAt ?? '')
}

const outside = (day: LocalDate, from: LocalDate, to: LocalDate): Refused | undefined =>
  day < from || day > to ? refuse('date-out-of-order', `${from} to ${to}`) : undefined

/** The day of the next review comes after today and after what it follows, within the council's interval. */
function wrongReview(reviewOn: LocalDate | undefined, { state, at, rules }: Context<CommandWithReview>, from: Instant) {
  if (reviewOn === undefined) return undefined
  const latest = latestReview(from, state, rules)
  if (reviewOn > londonDate(at) && (latest === undefined || reviewOn <= latest)) return undefined
  const until = latest === undefined ? '' : `, ${sayDate(latest)} at the latest`
  return refuse('date-out-of-order', `after ${sayDate(londonDate(at))}${until}`)
}

type CommandWithReview = 'make-child-in-need-plan' | 'change-child-in-need-plan' | 'review-child-in-need-plan'

function holdMeeting({ state, command, at, now, rules }: Context<'hold-planning-meeting'>): EventBody[] | Refused {
  const today = londonDate(at)
  const heldOn = command.heldOn ?? today
  const wrong = outside(heldOn, openedOn(state), today)
  if (wrong !== undefined) return wrong
  const note = command.note === undefined ? {} : { note: command.note }
  const planning = openClock(state, rules.childInNeed.planning.name)
  return [{ type: 'planning-meeting-held', heldOn, ...note }, ...meetClock(planning, momentOf(heldOn, at), now, at)]
}

function makePlan(context: Context<'make-child-in-need-plan'>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const { kind: _kind, plannedOn = londonDate(at), copyTo = [], ...content } = command
  const madeAt = momentOf(plannedOn, at)
  const wrong = outside(plannedOn, openedOn(state), londonDate(at)) ?? wrongReview(command.reviewOn, context, madeAt)
  if (wrong !== undefined) return wrong
  if (!command.agreedWithFamily && command.whyNotAgreed === undefined) return refuse('plan-not-agreed')
  if (!copyTo.every((id) => state.people.some((person) => person.id === id))) return refuse('unknown-person')
  return [
    { type: 'child-in-need-plan-made', ...content, plannedOn, copyTo },
    ...meetClock(openClock(state, rules.childInNeed.planning.name), madeAt, now, at),
    ...setReview(madeAt, command.reviewOn, { state, rules, reason: 'The plan sets the day of its review.' }),
  ]
}

function changePlan(context: Context<'change-child-in-need-plan'>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const { kind: _kind, ...changed } = command
  const from = momentOf(latestDay(state), at)
  const wrong = wrongReview(command.reviewOn, context, from)
  if (wrong !== undefined) return wrong
  const review =
    command.reviewOn === undefined ? [] : setReview(from, command.reviewOn, { state, rules, reason: command.reason })
  return [{ type: 'child-in-need-plan-changed', ...changed }, ...review]
}

function reviewPlan(context: Context<'review-child-in-need-plan'>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const { kind: _kind, heldOn = londonDate(at), ...said } = command
  const heldAt = momentOf(heldOn, at)
  const wrong = outside(heldOn, latestDay(state), londonDate(at)) ?? wrongNext(context, heldAt)
  if (wrong !== undefined) return wrong
  const met = meetClock(openClock(state, rules.childInNeed.review.name), heldAt, now, at)
  const reviewed: EventBody[] = [{ type: 'child-in-need-plan-reviewed', heldOn, ...said }, ...met]
  if (command.decision === 'end') {
    const ended = { endedOn: heldOn, because: 'reviewed', familyTold: false, reason: command.reason } as const
    return [...reviewed, { type: 'child-in-need-plan-ended', ...ended }]
  }
  const settled = { ...state, clocks: state.clocks.filter(({ name }) => name !== rules.childInNeed.review.name) }
  return [...reviewed, ...setReview(heldAt, command.reviewOn, { state: settled, rules, reason: command.reason })]
}

function wrongNext(context: Context<'review-child-in-need-plan'>, heldAt: Instant): Refused | undefined {
  const { decision, reviewOn } = context.command
  if (decision === 'end' && reviewOn !== undefined) return refuse('no-review-after-end')
  const { childInNeed } = context.rules
  const settled = context.state.clocks.filter(({ name }) => name !== childInNeed.review.name)
  return wrongReview(reviewOn, { ...context, state: { ...context.state, clocks: settled } }, heldAt)
}

function endByDecision({ state, command, at, rules }: Context<'end-child-in-need-plan'>): EventBody[] | Refused {
  const { endedOn = londonDate(at), familyTold, reason } = command
  const wrong = outside(endedOn, latestDay(state), londonDate(at))
  return wrong ?? endPlan({ state, at, rules }, { endedOn, because: 'decided', familyTold, reason })
}
