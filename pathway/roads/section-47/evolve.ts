import type { OpenedCase } from '../../case'
import type { CaseEvent } from '../../events'
import type { Section47 } from './facts'

type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/** The case with its strategy discussions, enquiry and awaited conference as the event leaves them. */
export function evolveSection47(state: OpenedCase, event: CaseEvent): OpenedCase {
  switch (event.type) {
    case 'strategy-discussion-called-for':
      return with47(state, { discussionAwaited: true })
    case 'conference-called-for':
      return with47(state, { discussionAwaited: false, conferenceAwaitedSince: event.on })
    case 'strategy-discussion-held':
      return told(with47(state, { discussionAwaited: false, discussedOn: event.heldOn }), event)
    case 'section-47-enquiry-began':
      return with47(withoutConference(state), { enquiry: { beganOn: event.beganOn } })
    case 'section-47-enquiry-concluded':
      return told(concluded(state, event), event)
    case 'conference-scheduled':
      return {
        ...state,
        nextConference: {
          excluded: [],
          ...state.nextConference,
          scheduledFor: event.on,
          scheduledSeq: event.seq,
        },
      }
    case 'conference-report-shared':
      return { ...state, nextConference: { excluded: [], ...state.nextConference, reportShared: true } }
    case 'excluded-from-conference': {
      const excluded = [...new Set([...(state.nextConference?.excluded ?? []), event.personId])]
      return { ...state, nextConference: { ...state.nextConference, excluded } }
    }
    case 'conference-held': {
      const { nextConference: _held, ...rest } = told(withoutConference(state), event)
      return rest
    }
    default:
      return state
  }
}

const with47 = (state: OpenedCase, change: Partial<Section47>): OpenedCase => ({
  ...state,
  section47: { discussionAwaited: false, ...state.section47, ...change },
})

/** A conference awaited from an outcome is awaited from the enquiry instead, which says in the end whether it is required. */
function withoutConference(state: OpenedCase): OpenedCase {
  if (state.section47 === undefined) return state
  const { conferenceAwaitedSince: _gone, ...rest } = state.section47
  return { ...state, section47: rest }
}

function concluded(state: OpenedCase, event: EventOf<'section-47-enquiry-concluded'>): OpenedCase {
  const { concludedOn, outcome, conferenceRequired } = event
  const enquiry = { beganOn: concludedOn, ...state.section47?.enquiry, concludedOn, outcome }
  return with47(state, { enquiry, ...(conferenceRequired && { conferenceAwaitedSince: enquiry.beganOn }) })
}

/** A decision that says who is not to be told holds for what follows. */
const told = (state: OpenedCase, { withhold }: Pick<EventOf<'strategy-discussion-held'>, 'withhold'>): OpenedCase =>
  withhold === undefined ? state : { ...state, withheld: withhold }
