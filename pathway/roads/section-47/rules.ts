import type { ClockRule } from '../../clocks/clock'
import type { Partner } from './facts'

/** What a council says of strategy discussions, section 47 enquiries and initial conferences. */
export interface Section47Rules {
  /** Whether an outcome of the assessment leads on this road by itself; not under rules put on record before there was the road. */
  outcomesLead: boolean
  /** Who must take part in it beside the council; whoever did not, a reason says why. */
  attendance: readonly Partner[]
  /** By when it is held, from the outcome that asks for it; absent where the council gives no time (2-04). */
  discussion?: ClockRule
  /** The initial child protection conference (2-06). */
  conference: ClockRule
  /** From which strategy discussion of an enquiry its time counts: the one that began it, or the last (2-06). */
  conferenceCountsFrom: 'first' | 'last'
  /** Sharing reports before it; its budget is the time before the conference. Absent where the council gives none (2-08). */
  reports?: ClockRule
}
