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
    case 'conference-scheduled':
      return `The ${event.review ? 'review conference' : 'initial child protection conference'} is to be on ${sayDate(event.on)}.`
    case 'conference-report-shared':
      return 'The reports for the conference were shared with the family.'
    case 'supporter-recorded':
      return `Somebody of the family brings ${event.supporter === 'friend' ? 'a friend' : event.supporter === 'advocate' ? 'an advocate' : 'a solicitor'} to the conference.`
    case 'excluded-from-conference':
      return 'Somebody of the family is kept out of the conference, for a reason on the record.'
    case 'conference-held':
      return `The initial child protection conference on ${sayDate(event.heldOn)} decided on ${event.decision === 'plan' ? 'a child protection plan' : 'no child protection plan'}.`
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
