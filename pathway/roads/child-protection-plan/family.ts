import type { OpenedCase } from '../../case'
import { openClocks } from '../../clocks/case-clocks'
import type { CaseEvent } from '../../events'
import type { FamilyMeeting, ToldFamily } from '../../family/entry'
import type { Rules } from '../../rules'
import { isKeptOut } from '../section-47/arrangements'
import { keptOut } from '../section-47/family'
import { planInForce } from './core-group'

/** What the family is told of a child protection plan (003-17 to 003-19). */
export function familyOfPlan(event: CaseEvent): ToldFamily | undefined {
  switch (event.type) {
    case 'child-protection-plan-began':
      return { on: event.startedOn, sentence: 'There is now a child protection plan.' }
    case 'core-group-held':
      return {
        on: event.heldOn,
        sentence: event.planAgreed
          ? 'The core group met and agreed the plan. You will get a copy of it.'
          : 'The core group met.',
      }
    case 'review-conference-held':
      return {
        on: event.heldOn,
        sentence: `A review conference decided that the child protection plan ${event.decision === 'end' ? 'ends' : 'goes on'}.`,
        why: event.reason,
      }
    case 'child-protection-plan-ended':
      return {
        on: event.endedOn,
        sentence:
          event.stepDownTo === 'none'
            ? 'The child protection plan ended.'
            : 'The child protection plan ended. You will still get help, with a child in need plan.',
      }
    default:
      return undefined
  }
}

/** Core group and review conference to come: parents are part of the one and entitled to attend the other (003-18, 003-19). */
export function meetingsOfPlan(
  state: OpenedCase,
  { childProtectionPlan: rules }: Rules,
  personId?: string,
): readonly FamilyMeeting[] {
  if (planInForce(state) === undefined) return []
  const groups = [rules.coreGroup.name, rules.laterCoreGroups?.name]
  const reviews = [rules.firstReview.name, rules.laterReviews.name]
  return openClocks(state).flatMap(({ name, due: { dueOn: by } }): FamilyMeeting[] => {
    if (groups.includes(name))
      return [
        { what: 'Core group', by, mayAttend: true, note: 'You are part of the core group. It works out the plan.' },
      ]
    if (reviews.includes(name)) return [{ what: 'Review conference', by, ...mayAttendReview(state, personId) }]
    return []
  })
}

const mayAttendReview = (state: OpenedCase, personId: string | undefined) =>
  personId !== undefined && isKeptOut(state, personId)
    ? keptOut
    : { mayAttend: true, note: 'You can go, and bring somebody to support you.' }
