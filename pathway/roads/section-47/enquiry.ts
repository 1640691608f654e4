import { londonDate } from '../../calendar/london'
import type { OpenCase, OpenedCase } from '../../case'
import { openClock, stopClocks } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import type { Refused, Step, StepContext } from '../../stages/step'
import { dayHeld, momentOf } from '../held-on'
import type { Enquiry } from './facts'

type Conclude = Extract<PersonCommand, { kind: 'conclude-section-47' }>

/** The enquiry that has begun and not been concluded, if there is one. */
export function openEnquiry({ section47 }: OpenedCase): Enquiry | undefined {
  return section47?.enquiry?.concludedOn === undefined ? section47?.enquiry : undefined
}

/**
 * A manager concludes the enquiry (003-13). Continuing risk leads to a conference (001-16); with any other outcome none is required, and
 * its clock stops.
 */
export const concludeEnquiry: Step<OpenCase, Conclude> = {
  label: 'Conclude the section 47 enquiry',
  permission: 'section-47-enquiry.conclude',
  possible: (state) => openEnquiry(state) !== undefined,
  follows: conclude,
}

/** A child with a plan has review conferences, which may be brought forward, and no other initial one. */
const hasPlan = ({ childProtectionPlan: plan }: OpenCase): boolean => plan !== undefined && plan.endedOn === undefined

function conclude({ state, command, at, rules }: StepContext<OpenCase, Conclude>): EventBody[] | Refused {
  const { kind: _kind, ...said } = command
  const concludedOn = dayHeld(said.concludedOn, openEnquiry(state)?.beganOn ?? londonDate(at), at)
  if (typeof concludedOn !== 'string') return concludedOn
  const conferenceRequired = said.outcome === 'substantiated-continuing-risk' && !hasPlan(state)
  const concluded: EventBody = { type: 'section-47-enquiry-concluded', ...said, concludedOn, conferenceRequired }
  const clock = openClock(state, rules.section47.conference.name)
  return conferenceRequired || clock === undefined
    ? [concluded]
    : [concluded, ...stopClocks([clock], momentOf(concludedOn, at))]
}
