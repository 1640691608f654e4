import type { CommonEventBody } from '../../events'
import type { Stamped } from '../../stamp'
import { sayCount } from '../../calendar/words'
import type { EmergencyEvent } from './facts'

const endings = {
  'time-over': 'The emergency access ended: its time was over.',
  'given-back': 'The emergency access was given back before its time was over.',
  'ended-by-another': 'The emergency access was ended by somebody who may review it.',
}

/** One plain sentence for an event of an emergency access; undefined for any other. */
export function accessSentence(event: Stamped<EmergencyEvent | CommonEventBody>): string | undefined {
  switch (event.type) {
    case 'emergency-access-taken':
      return `${event.takenBy} took emergency access to the record for ${sayCount(event.minutes, 'minute')}.`
    case 'emergency-access-ended':
      return endings[event.because]
    case 'emergency-access-reviewed':
      return event.finding === 'justified'
        ? 'The emergency access was reviewed and found justified.'
        : 'The emergency access was reviewed and found not justified.'
    default:
      return undefined
  }
}
