import { londonDate } from '../../calendar/london'
import type { CommonEventBody } from '../../events'
import type { Stamped } from '../../stamp'
import type { LocalDate } from '../../time'
import type { Complaint, ComplaintEvent, FeedbackKind } from './facts'

type Happened = Stamped<ComplaintEvent | CommonEventBody>

/** A compliment is not hidden from the worker it is about; anything else is. */
const hidden = (feedback: FeedbackKind, workerId: string | undefined) =>
  feedback === 'compliment' || workerId === undefined ? {} : { hiddenFrom: workerId }

/** It, as its first event makes it. */
export function beginComplaint(event: Happened): Complaint | undefined {
  if (event.type !== 'feedback-received') return undefined
  const { type: _type, at: _at, by: _by, messageId: _messageId, ...facts } = event
  return {
    ...facts,
    ...hidden(facts.feedback, facts.workerId),
    stage: facts.feedback === 'complaint' ? 'stage-1' : 'received',
    since: londonDate(facts.receivedAt),
    ...{ clocks: [], replies: [], stage1By: [], requests: [] },
  }
}

/** It, after an event of its own. */
export function evolveComplaint(state: Complaint, event: Happened): Complaint {
  switch (event.type) {
    case 'complaint-replied':
      return replied(state, event)
    case 'next-stage-requested': {
      const { stage, on, lateReason } = event
      const requests = [...state.requests, { stage, on, late: lateReason !== undefined }]
      return { ...state, requests, since: on, stage: stage === 2 ? 'stage-2' : 'panel-awaited' }
    }
    case 'stage-1-skipped': {
      const { on, agreedBy, by } = event
      return { ...state, stage1Skipped: { on, agreedBy, by }, since: on, stage: 'stage-2' }
    }
    case 'review-panel-held':
      return { ...state, stage: 'panel-held', since: event.on }
    case 'panel-reported':
      return { ...state, stage: 'panel-reported', since: event.on }
    case 'feedback-acknowledged':
      return ended(state, 'acknowledged', londonDate(event.at))
    case 'complaint-withdrawn':
      return ended(state, 'withdrawn', londonDate(event.at))
    case 'complaint-closed':
      return ended(state, 'answered', londonDate(event.at))
    default:
      return withPeople(state, event)
  }
}

function withPeople(state: Complaint, event: Happened): Complaint {
  switch (event.type) {
    case 'complaint-assigned': {
      const stage1By = state.stage === 'stage-1' ? [...state.stage1By, event.workerId] : state.stage1By
      return { ...state, allocatedTo: event.workerId, stage1By }
    }
    case 'worker-named': {
      const { workerId } = event
      // Whoever it is about now has it no more, if it was theirs.
      const { allocatedTo, ...rest } = state
      const kept = allocatedTo === undefined || allocatedTo === workerId ? {} : { allocatedTo }
      return { ...rest, ...kept, workerId, ...hidden(state.feedback, workerId) }
    }
    case 'investigators-appointed': {
      const { investigatorId, independentPersonId } = event
      return { ...state, investigators: { investigatorId, independentPersonId } }
    }
    default:
      return state
  }
}

function replied(state: Complaint, event: Extract<Happened, { type: 'complaint-replied' }>): Complaint {
  const { stage, finding, on, by } = event
  const next = { ...state, replies: [...state.replies, { stage, finding, on, by }], since: on }
  switch (stage) {
    case 1:
      return { ...next, stage: 'stage-1-replied', stage1By: [...state.stage1By, by] }
    case 2:
      return { ...next, stage: 'stage-2-replied' }
    case 3:
      return ended(next, 'answered', on)
  }
}

const ended = (state: Complaint, as: NonNullable<Complaint['ended']>['as'], on: LocalDate): Complaint => ({
  ...state,
  stage: 'closed',
  ended: { as, on },
})
