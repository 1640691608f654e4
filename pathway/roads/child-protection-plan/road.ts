import { sayDate } from '../../calendar/words'
import type { OpenCase, OpenedCase } from '../../case'
import { openClock } from '../../clocks/case-clocks'
import type { CaseEvent } from '../../events'
import { mostly } from '../../permissions'
import type { Notice } from '../../notice'
import type { Rules } from '../../rules'
import { toFamily } from '../../telling'
import type { NextStep, Road } from '../road'
import { holdCoreGroup, planInForce } from './core-group'
import type { ChildProtectionPlan } from './facts'
import { familyOfPlan, meetingsOfPlan } from './family'
import { holdReviewConference } from './review'

/** A child protection plan: core group, reviews, ending (003-17 to 003-19; 2-09 to 2-12; Working Together 2023). */
export const childProtectionPlan: Road = {
  name: 'child-protection-plan',
  label: 'Child protection plan',
  place: (state) => (planInForce(state) === undefined ? undefined : { code: 'in-force', label: 'In force' }),
  steps: { 'hold-core-group': holdCoreGroup, 'hold-review-conference': holdReviewConference },
  evolve,
  sentence,
  family: familyOfPlan,
  meetings: meetingsOfPlan,
  notices,
  waiting,
  clocks: ({ childProtectionPlan: { coreGroup, laterCoreGroups, firstReview, laterReviews, reports } }) =>
    [coreGroup, laterCoreGroups, firstReview, laterReviews, reports].flatMap((rule) => rule ?? []),
}

function evolve(state: OpenedCase, event: CaseEvent): OpenedCase {
  const change = (changed: Partial<ChildProtectionPlan>): OpenedCase =>
    state.childProtectionPlan === undefined
      ? state
      : { ...state, childProtectionPlan: { ...state.childProtectionPlan, ...changed } }
  switch (event.type) {
    case 'child-protection-plan-began': {
      const { startedOn, category } = event
      return { ...state, childProtectionPlan: { startedOn, category, latestCategory: category } }
    }
    case 'core-group-held':
      return change({ coreGroupOn: event.heldOn })
    case 'review-conference-held': {
      const { nextConference: _held, ...rest } = change({ reviewedOn: event.heldOn, latestCategory: event.category })
      return event.withhold === undefined ? rest : { ...rest, withheld: event.withhold }
    }
    case 'child-protection-plan-ended':
      return change({ endedOn: event.endedOn, stepDownTo: event.stepDownTo })
    default:
      return state
  }
}

function sentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'child-protection-plan-began':
      return `A child protection plan began on ${sayDate(event.startedOn)}.`
    case 'core-group-held':
      return `The core group met on ${sayDate(event.heldOn)}.`
    case 'review-conference-held':
      return `A review conference on ${sayDate(event.heldOn)} decided that the plan ${event.decision === 'end' ? 'ends' : 'goes on'}.`
    case 'child-protection-plan-ended':
      return `The child protection plan ended on ${sayDate(event.endedOn)}${event.stepDownTo === 'none' ? '' : '; a child in need plan is to follow'}.`
    default:
      return undefined
  }
}

/** The written plan goes to the parents, who are entitled to it (003-18); what a review decided, to the family (003-19). */
function notices(event: CaseEvent, state: OpenedCase, rules: Rules): Notice[] {
  switch (event.type) {
    case 'core-group-held':
      return event.planAgreed && rules.childProtectionPlan.copy !== 'on-request'
        ? toFamily('child-protection-plan-copy', state)
        : []
    case 'review-conference-held':
      return toFamily('review-outcome', state)
    default:
      return []
  }
}

function waiting(state: OpenCase, rules: Rules): NextStep | undefined {
  if (planInForce(state) === undefined) return undefined
  return openClock(state, rules.childProtectionPlan.coreGroup.name) === undefined
    ? { who: mostly('child-protection-plan.review', rules, 'conference-chair'), toDo: 'hold the review conference' }
    : { who: 'social-worker', toDo: 'hold the core group' }
}
