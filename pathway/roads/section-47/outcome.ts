import { londonDate } from '../../calendar/london'
import type { OpenCase } from '../../case'
import { calendarOf, openClock, startClock, stopClocks } from '../../clocks/case-clocks'
import type { EventBody } from '../../events'
import type { OutcomeContext } from '../road'
import { openEnquiry } from './enquiry'

/**
 * An outcome of the assessment that asks for a strategy discussion puts the case on this road, with a clock where the council has one (2-04).
 * One that leads straight to a conference, without strategy discussion (002-16, C10), starts the conference's clock from the outcome.
 * Nothing follows where an enquiry is open, a conference awaited or a plan in force: that leads to whatever is needed.
 */
export function afterOutcome(context: OutcomeContext): EventBody[] {
  const { state, leadsTo, rules } = context
  if (!rules.section47.outcomesLead || isUnderWay(state)) return []
  if (leadsTo === 'strategy-discussion') return callForDiscussion(context)
  return leadsTo === 'child-protection-conference' ? callForConference(context) : []
}

const isUnderWay = (state: OpenCase): boolean =>
  openEnquiry(state) !== undefined ||
  state.section47?.conferenceAwaitedSince !== undefined ||
  (state.childProtectionPlan !== undefined && state.childProtectionPlan.endedOn === undefined)

function callForDiscussion({ state, at, rules }: OutcomeContext): EventBody[] {
  const { discussion } = rules.section47
  if (state.section47?.discussionAwaited === true) return []
  const clock =
    discussion === undefined ? [] : [startClock(discussion, at, calendarOf(rules, state.proclaimed), rules.version)]
  return [{ type: 'strategy-discussion-called-for' }, ...clock]
}

function callForConference({ state, at, rules }: OutcomeContext): EventBody[] {
  const { discussion, conference } = rules.section47
  const awaited = discussion === undefined ? undefined : openClock(state, discussion.name)
  return [
    { type: 'conference-called-for', on: londonDate(at) },
    ...stopClocks(awaited === undefined ? [] : [awaited], at),
    startClock({ ...conference, origin: 'outcome-decided' }, at, calendarOf(rules, state.proclaimed), rules.version),
  ]
}
