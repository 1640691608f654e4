import type { OpenedCase } from './case'
import type { CaseEvent } from './events'
import { isStillInvited } from './roads/section-47/arrangements'
import type { LocalDate } from './time'

/**
 * Whether what a person was to be told because of an event is not right for them any more, although nobody withholds it: an invitation to a
 * conference that is over, was put on another day, of which they have an invitation of its own, or from which they have been kept out since
 * (003-15, 003-16). Asked when a notice is sent. Pure.
 */
export function isOvertaken(event: CaseEvent, personId: string, state: OpenedCase, today: LocalDate): boolean {
  if (event.type !== 'conference-scheduled') return false
  return event.on < today || !isStillInvited(state, event.seq, personId)
}
