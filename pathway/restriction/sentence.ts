import type { CaseEvent } from '../events'
import type { RestrictionReason } from './facts'

/** What each reason is called. */
export const restrictionWords: Record<RestrictionReason, string> = {
  'staff-family': 'it is about the family of somebody on the staff',
  'high-profile': 'it is in the public eye',
  'serious-risk': 'somebody would be at serious risk',
  other: 'for another reason, in the words of the manager',
}

/** One plain sentence for an event of who may see the record; undefined for any other. */
export function restrictionSentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'record-restricted':
      return `The record was restricted: ${restrictionWords[event.because]}.`
    case 'restriction-lifted':
      return 'The restriction of the record was lifted.'
    case 'admitted-to-record':
      return `${event.staffId} was admitted to the restricted record.`
    case 'removed-from-record':
      return `${event.staffId} is admitted to the restricted record no more.`
    case 'conflict-declared':
      return `A conflict of interest was declared: ${event.staffId} does not see this record.`
    case 'conflict-ended':
      return `The conflict of interest of ${event.staffId} has ended.`
    default:
      return undefined
  }
}
