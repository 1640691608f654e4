import { agencyWords } from '../agency-words'
import { sayList } from '../calendar/words'
import type { ConsentAnswer } from '../case'
import type { CaseEvent } from '../events'
import type { ToldFamily } from './entry'

/**
 * What somebody was asked of speaking with others, what they answered, and what was decided without their agreement, with the reasons where
 * it was explained to them (000-11, 000-12, 001-23): theirs, and nobody else's.
 */
export function consentToldFamily(event: CaseEvent): ToldFamily | undefined {
  switch (event.type) {
    case 'consent-asked': {
      const whom = sayList(event.agencies.map((agency) => agencyWords[agency]))
      return { to: event.personId, sentence: `We asked you if we may talk to ${whom}.` }
    }
    case 'consent-recorded':
      return { to: event.personId, sentence: `${answered[event.answer]} talk to ${agencyWords[event.agency]}.` }
    case 'consent-overridden':
      return event.explained
        ? {
            to: event.personId,
            sentence: `A manager decided that we had to talk to ${agencyWords[event.agency]} without your agreement.`,
            why: event.reason,
          }
        : undefined
    default:
      return undefined
  }
}

const answered: Record<ConsentAnswer, string> = {
  given: 'You said that we may',
  refused: 'You said that we may not',
  withdrawn: 'You changed your mind, and said that we may no longer',
}
