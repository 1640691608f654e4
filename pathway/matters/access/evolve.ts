import { londonDate } from '../../calendar/london'
import type { CommonEventBody } from '../../events'
import type { Stamped } from '../../stamp'
import type { AccessEvent, AccessRequest } from './facts'

type Happened = Stamped<AccessEvent | CommonEventBody>

/** The request as its first event makes it. */
export function beginAccess(event: Happened): AccessRequest | undefined {
  if (event.type !== 'access-requested') return undefined
  const { type: _type, at: _at, by: _by, messageId: _messageId, ...facts } = event
  return { ...facts, stage: 'open', clocks: [] }
}

/** The request after an event of its own. */
export function evolveAccess(state: AccessRequest, event: Happened): AccessRequest {
  switch (event.type) {
    case 'identity-asked':
      return {
        ...state,
        identity: {
          ...{ is: 'asked', askedOn: londonDate(event.at) },
          ...(state.identity !== undefined && { again: true }),
        },
      }
    case 'identity-received':
      return { ...state, identity: { ...state.identity, is: 'received', document: event.document } }
    case 'identity-checked':
      return { ...state, identity: { ...state.identity, is: 'checked', document: event.document } }
    case 'form-signed': {
      const { unsigned: _signed, ...rest } = state
      return rest
    }
    case 'clarification-asked':
      return { ...state, clarificationAskedOn: londonDate(event.at) }
    case 'clarification-received': {
      const { clarificationAskedOn: _answered, ...rest } = state
      return rest
    }
    case 'permission-recorded':
      return { ...state, authority: event.given ? 'given' : 'refused' }
    case 'interests-decided':
      return { ...state, authority: event.inInterests ? 'given' : 'refused' }
    case 'reply-extended':
      return { ...state, extended: true }
    default:
      return evolveDisclosure(state, event)
  }
}

function evolveDisclosure(state: AccessRequest, event: Happened): AccessRequest {
  switch (event.type) {
    case 'disclosure-proposed': {
      const { number, cases, people, entries, referrerShownIn, entriesShown, contactsShown, asker, by } = event
      const shown = {
        ...(referrerShownIn !== undefined && { referrerShownIn }),
        ...(entriesShown !== undefined && { entriesShown }),
        ...(contactsShown !== undefined && { contactsShown }),
        ...(asker !== undefined && { asker }),
      }
      return { ...state, proposals: number, disclosure: { number, cases, people, entries, ...shown, proposedBy: by } }
    }
    case 'disclosure-signed-off':
      return withDisclosure(state, { signedOffBy: event.by, signedOffAt: event.at })
    case 'disclosure-returned': {
      const { disclosure: _returned, ...rest } = state
      return rest
    }
    case 'export-produced':
      return withDisclosure(state, { producedAt: event.at })
    case 'reply-sent':
      return { ...state, stage: 'closed', ended: { as: 'sent', on: event.on } }
    case 'access-refused':
      return { ...state, stage: 'closed', ended: { as: 'refused', on: londonDate(event.at) } }
    case 'access-request-withdrawn':
      return { ...state, stage: 'closed', ended: { as: 'withdrawn', on: londonDate(event.at) } }
    default:
      return state
  }
}

const withDisclosure = (
  state: AccessRequest,
  more: Partial<NonNullable<AccessRequest['disclosure']>>,
): AccessRequest =>
  state.disclosure === undefined ? state : { ...state, disclosure: { ...state.disclosure, ...more } }
