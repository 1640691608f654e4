import { sayDate } from '../../calendar/words'
import type { OpenedCase } from '../../case'
import type { CaseEvent } from '../../events'
import type { ToldFamily } from '../../family/entry'
import { mostly } from '../../permissions'
import type { Notice } from '../../notice'
import type { Rules } from '../../rules'
import { toFamily, toPerson, toReferrers } from '../../telling'
import type { Road } from '../road'
import { startWhere } from './clocks'
import type { ChildInNeed, ChildInNeedEnd } from './facts'
import { meetingsOfChildInNeed } from './meetings'
import { isPlanned, mayOpen, onRoad } from './place'
import { childInNeedSteps } from './steps'

type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/**
 * The child in need plan under section 17 of the Children Act 1989 (001-11, 001-12, 002-16): from the decision that one is to be made,
 * through its planning meeting and reviews, until it has ended. There is one at a time (census 4004, 8935), and none beside a child
 * protection plan. Clocks run where the council has intervals (2-14), or where the plan itself sets the day of its review (004-59).
 */
export const childInNeed: Road = {
  name: 'child-in-need',
  label: 'Child in need plan',
  place: (state) => {
    if (!onRoad(state)) return undefined
    return isPlanned(state)
      ? { code: 'plan', label: 'Plan in place' }
      : { code: 'plan-to-be-made', label: 'Plan to be made' }
  },
  steps: childInNeedSteps,
  evolve: (state, event) => {
    if (event.type === 'outcome-decided')
      return event.leadsTo === 'child-in-need-plan' && mayOpen(state) ? opened(state, event, false) : state
    if (event.type === 'child-in-need-stepped-down') return opened(state, event, true)
    const { childInNeed: before } = state
    return before === undefined ? state : { ...state, childInNeed: after(before, event) }
  },
  onOutcome: ({ state, leadsTo, at, rules }) =>
    leadsTo === 'child-in-need-plan' && mayOpen(state) ? startWhere(rules.childInNeed.planning, at, state, rules) : [],
  sentence,
  meetings: meetingsOfChildInNeed,
  notices,
  family,
  waiting: (state, rules) =>
    isPlanned(state)
      ? { who: mostly('child-in-need-plan.review', rules, 'team-manager'), toDo: 'review the child in need plan' }
      : { who: mostly('child-in-need-plan.make', rules, 'social-worker'), toDo: 'make the child in need plan' },
  clocks: ({ childInNeed: { planning, review } }) => [planning, review],
}

const opened = (state: OpenedCase, { at }: CaseEvent, steppedDown: boolean): OpenedCase => ({
  ...state,
  childInNeed: {
    openedAt: at,
    steppedDown,
    ...((state.childInNeed?.plannedOn ?? state.childInNeed?.plannedBefore) !== undefined && { plannedBefore: true }),
  },
})

function after(before: ChildInNeed, event: CaseEvent): ChildInNeed {
  switch (event.type) {
    case 'planning-meeting-held':
      return { ...before, meetingHeldOn: event.heldOn }
    case 'child-in-need-plan-made':
      return { ...before, plannedOn: event.plannedOn }
    case 'child-in-need-plan-reviewed':
      return { ...before, reviewedOn: event.heldOn }
    case 'child-in-need-plan-ended':
      return { ...before, endedOn: event.endedOn }
    default:
      return before
  }
}

const madeWords: Record<EventOf<'child-in-need-plan-reviewed'>['expectedDifferenceMade'], string> = {
  yes: 'it made the difference that was expected',
  'in-part': 'it made part of the difference that was expected',
  no: 'it did not make the difference that was expected',
}

const endWords: Record<ChildInNeedEnd, string> = {
  reviewed: 'after its review',
  decided: 'by decision of a manager',
  'child-protection-plan': 'as a child protection plan started',
}

function sentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'child-in-need-stepped-down':
      return 'The case was stepped down to a child in need plan, which is to be made.'
    case 'planning-meeting-held':
      return `The planning meeting of the child in need plan was held on ${sayDate(event.heldOn)}.`
    case 'child-in-need-plan-made':
      return `The child in need plan was made on ${sayDate(event.plannedOn)}, ${event.agreedWithFamily ? 'agreed' : 'not agreed'} with the family.`
    case 'child-in-need-plan-changed':
      return 'The child in need plan was changed.'
    case 'child-in-need-plan-reviewed':
      return `The child in need plan was reviewed on ${sayDate(event.heldOn)}: ${madeWords[event.expectedDifferenceMade]}.`
    case 'child-in-need-plan-ended':
      return `The child in need plan ended on ${sayDate(event.endedOn)}, ${endWords[event.because]}.`
    default:
      return undefined
  }
}

function family(event: CaseEvent): ToldFamily | undefined {
  switch (event.type) {
    case 'planning-meeting-held':
      return { sentence: 'The meeting to plan help for your child was held.', on: event.heldOn }
    case 'child-in-need-plan-made':
      return { sentence: 'A child in need plan was made. It says what help there will be.', on: event.plannedOn }
    case 'child-in-need-plan-reviewed':
      return { sentence: `The plan was reviewed: ${madeWords[event.expectedDifferenceMade]}.`, on: event.heldOn }
    case 'child-in-need-plan-ended':
      return { sentence: 'The child in need plan has ended.', on: event.endedOn, why: event.reason }
    default:
      return undefined
  }
}

/** The plan goes to the family and to whoever else is named (001-11, 004-62); its end is told to the family who were not told in person. */
function notices(event: CaseEvent, state: OpenedCase, rules: Rules): Notice[] {
  switch (event.type) {
    case 'child-in-need-plan-made':
      return copiesOfPlan(event.copyTo, state, rules)
    case 'child-in-need-plan-changed':
      return copiesOfPlan([], state, rules)
    case 'child-in-need-plan-ended':
      return event.familyTold ? [] : toFamily('child-in-need-plan-ended', state)
    default:
      return []
  }
}

function copiesOfPlan(copyTo: readonly string[], state: OpenedCase, rules: Rules): Notice[] {
  const template = 'child-in-need-plan-copy'
  const unasked = rules.childInNeed.copy === 'on-request' ? [] : toFamily(template, state)
  const idOf = ({ recipient }: Notice) => (recipient.kind === 'person' ? recipient.id : '')
  const more = copyTo.filter((id) => !unasked.some((notice) => idOf(notice) === id))
  const people = state.people.filter(({ id }) => more.includes(id))
  const referrers = toReferrers(template, state).filter((notice) => more.includes(idOf(notice)))
  const child = people.filter(({ kind }) => kind === 'child').map(({ id }) => toPerson(template, state, id))
  const relatives = people.filter(({ kind }) => kind !== 'child' && kind !== 'referrer').map(({ id }) => id)
  return [...unasked, ...toFamily(template, state, relatives), ...child, ...referrers]
}
