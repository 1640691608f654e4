import { sayDate } from '../../calendar/words'
import { findingWords, type Complaint, type ComplaintEvent } from './facts'

/** One plain sentence for an event of a comment, a compliment or a complaint. What was said, and why, is not in it. */
export function complaintSentence(event: ComplaintEvent): string {
  switch (event.type) {
    case 'feedback-received':
      return `A ${event.feedback} was received.`
    case 'feedback-acknowledged':
      return 'It was acknowledged, and is closed.'
    case 'complaint-replied':
      return `The council replied at stage ${String(event.stage)} on ${sayDate(event.on)}: ${findingWords[event.finding]}.`
    case 'complaint-extended':
      return `Stage ${String(event.stage)} takes ${String(event.days)} working days more${event.ground === undefined ? '' : groundWords[event.ground]}.`
    case 'stage-1-skipped':
      return `It was agreed with ${agreerWords[event.agreedBy]} on ${sayDate(event.on)} that it goes straight to stage 2.`
    case 'complaint-assigned':
      return `It was assigned to ${event.workerId}.`
    case 'worker-named':
      return `It was recorded that it is about ${event.workerId}.`
    case 'investigators-appointed':
      return `${event.investigatorId} investigates it, with ${event.independentPersonId} as independent person.`
    case 'next-stage-requested':
      return `Stage ${String(event.stage)} was asked for in writing on ${sayDate(event.on)}${event.lateReason === undefined ? '' : ', late, and accepted all the same'}.`
    case 'review-panel-held':
      return `The review panel met on ${sayDate(event.on)}.`
    case 'panel-reported':
      return `The review panel reported on ${sayDate(event.on)}.`
    case 'complaint-withdrawn':
      return 'It was withdrawn.'
    case 'complaint-closed':
      return 'The complaint was closed as answered.'
  }
}

const agreerWords = { complainant: 'whoever complains', advocate: 'the advocate of whoever complains' }
const groundWords = { complex: ', as it is complex', advocate: ', as an advocate is needed' }

/** What each stage is called. */
export const complaintStageLabels: Record<Complaint['stage'], string> = {
  received: 'To be acknowledged',
  'stage-1': 'Stage 1, local resolution',
  'stage-1-replied': 'Answered at stage 1',
  'stage-2': 'Stage 2, investigation',
  'stage-2-replied': 'Answered at stage 2',
  'panel-awaited': 'Stage 3, the review panel is to meet',
  'panel-held': 'Stage 3, the review panel is to report',
  'panel-reported': 'Stage 3, the council is to reply',
  closed: 'Closed',
}
