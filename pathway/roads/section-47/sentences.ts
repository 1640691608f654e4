import { sayDate } from '../../calendar/words'
import type { CaseEvent } from '../../events'
import type { EnquiryOutcome } from './facts'

/** One plain sentence for an event of this road; undefined for any other. */
export function sentenceOf47(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'strategy-discussion-called-for':
      return 'A strategy discussion is to be held.'
    case 'conference-called-for':
      return 'An initial child protection conference is to be held, without a strategy discussion.'
    case 'strategy-discussion-held': {
      const decided =
        event.decision === 'section-47-enquiry' ? 'to enquire under section 47' : 'on no section 47 enquiry'
      return `A strategy discussion on ${sayDate(event.heldOn)} decided ${decided}.`
    }
    case 'section-47-enquiry-began':
      return `A section 47 enquiry began, dated ${sayDate(event.beganOn)}.`
    case 'section-47-enquiry-concluded':
      return `The section 47 enquiry was concluded on ${sayDate(event.concludedOn)}: ${outcomeWords[event.outcome]}.`
    default:
      return undefined
  }
}

const outcomeWords: Record<EnquiryOutcome, string> = {
  'not-substantiated': 'the concerns are not substantiated, and no conference is required',
  'substantiated-no-continuing-risk':
    'the concerns are substantiated, the child is not at continuing risk, and no conference is required',
  'substantiated-continuing-risk': 'the child is at continuing risk of significant harm, and a conference follows',
}
