import { sayCount, sayDate } from '../../calendar/words'
import type { AccessEvent, IdentityDocument, RefusalGround } from './facts'

const documentWords: Record<IdentityDocument, string> = {
  'birth-certificate': 'a birth certificate',
  'benefit-book': 'a benefit book',
  passport: 'a passport',
  'driving-licence': 'a driving licence',
  other: 'another document',
}

/** Why a request was refused, in words. */
export const refusalWords: Record<RefusalGround, string> = {
  'manifestly-unfounded': 'it is manifestly unfounded',
  'manifestly-excessive': 'it is manifestly excessive',
  'identity-not-proved': 'it was not proved who asks',
  'no-authority': 'they may not ask on behalf of the other person',
  'not-in-childs-interests': 'disclosure is not in the interests of the child',
}

/** One plain sentence for each event of an access request. */
export function accessSentence(event: AccessEvent): string {
  switch (event.type) {
    case 'access-requested':
      return 'A request for access to records was received.'
    case 'identity-asked':
      return 'Proof of who asks was asked for.'
    case 'identity-received':
      return `A copy of ${documentWords[event.document]} was received on ${sayDate(event.on)}.`
    case 'identity-checked':
      return `It was checked who asks, with a copy of ${documentWords[event.document]}.`
    case 'form-signed':
      return 'The form was signed by who asks.'
    case 'clarification-asked':
      return 'The requester was asked what the request is about.'
    case 'clarification-received':
      return `The requester answered on ${sayDate(event.on)}.`
    case 'permission-recorded':
      return `The person the records are about ${event.given ? 'permits' : 'does not permit'} it.`
    case 'interests-decided':
      return `A manager decided that disclosure is ${event.inInterests ? '' : 'not '}in the interests of the child.`
    case 'reply-extended':
      return `The time for the reply was extended by ${sayCount(event.months, 'month')}.`
    case 'disclosure-proposed':
      return `Proposal ${String(event.number)} of what is disclosed was made: ${sayCount(event.cases.length, 'case')}; withheld are people ${String(event.people.length)}, entries ${String(event.entries.length)}.`
    case 'disclosure-signed-off':
      return `Proposal ${String(event.number)} was signed off.`
    case 'disclosure-returned':
      return `Proposal ${String(event.number)} was returned.`
    case 'export-produced':
      return `What is sent was produced from proposal ${String(event.number)}.`
    case 'reply-sent':
      return `The reply was sent on ${sayDate(event.on)}.`
    case 'access-refused':
      return `The request was refused: ${refusalWords[event.ground]}.`
    case 'access-request-withdrawn':
      return 'The request was withdrawn.'
  }
}
