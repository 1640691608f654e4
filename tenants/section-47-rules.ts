import type { Rules } from '../pathway/rules'
import type { RuleMaker } from './rule-maker'
import type { Effective } from './schema'

/** What strategy discussions, section 47 enquiries and initial conferences run on. */
export function section47Rules({ section47 }: Effective, make: RuleMaker): Rules['section47'] {
  const { pathToConference: _shownOnly, discussion, conference, ...rest } = section47
  const discussionClock =
    discussion === 'none' ? {} : { discussion: make.clock('strategy-discussion', 'section47.discussion', discussion) }
  return {
    outcomesLead: true,
    ...rest,
    ...discussionClock,
    conference: make.clock('conference', 'section47.conference', conference),
  }
}
