import { calendarOf, startClock } from '../../clocks/case-clocks'
import type { Message } from '../../commands'
import type { CommonEventBody } from '../../events'
import { mostly } from '../../permissions'
import type { Notice } from '../../notice'
import type { NextStep } from '../../roads/road'
import type { Rules } from '../../rules'
import { machineOf } from '../machine-of'
import type { Matter } from '../matter'
import { beginComplaint, evolveComplaint } from './evolve'
import type { Complaint, ComplaintCommand, ComplaintEvent, ComplaintIntake, FeedbackKind } from './facts'
import { complaintSentence, complaintStageLabels } from './sentences'
import { complaintSteps } from './steps'

function open({ command, acceptedAt }: Message<ComplaintIntake>, rules: Rules): (ComplaintEvent | CommonEventBody)[] {
  const { kind: _kind, ...facts } = command
  const rule = command.feedback === 'complaint' ? rules.complaints.stage1 : rules.complaints.feedback
  return [
    { type: 'feedback-received', ...facts, acceptedAt },
    startClock(rule, command.receivedAt, calendarOf(rules, command.proclaimed), rules.version),
  ]
}

/** What of it whoever said it is told. */
function templateOf(event: ComplaintEvent, feedback: FeedbackKind): Notice['template'] | undefined {
  switch (event.type) {
    case 'feedback-received':
      return event.feedback === 'complaint' ? 'complaint-acknowledged' : undefined
    case 'feedback-acknowledged':
      return `${feedback}-acknowledged`
    case 'complaint-extended':
      return event.type
    case 'stage-1-skipped':
      return 'complaint-stage-1-skipped'
    case 'complaint-replied':
      return event.stage === 3 ? 'complaint-final-reply' : 'complaint-replied'
    case 'next-stage-requested':
      return event.stage === 2 ? 'complaint-next-stage' : 'complaint-panel'
    default:
      return undefined
  }
}

function next({ stage, investigators }: Complaint, rules: Rules): NextStep {
  const handler = mostly('complaint.handle', rules, 'team-manager')
  const adjudicator = mostly('complaint.adjudicate', rules, 'service-manager')
  switch (stage) {
    case 'received':
      return { who: handler, toDo: 'acknowledge it' }
    case 'stage-1':
      return { who: mostly('complaint.answer', rules, 'team-manager'), toDo: 'reply at stage 1' }
    case 'stage-2':
      return { who: adjudicator, toDo: investigators === undefined ? 'appoint who investigates' : 'reply at stage 2' }
    case 'panel-awaited':
      return { who: handler, toDo: 'have the review panel meet' }
    case 'panel-held':
      return { who: handler, toDo: "record the panel's report" }
    case 'panel-reported':
      return { who: adjudicator, toDo: 'reply to the review panel' }
    case 'stage-1-replied':
    case 'stage-2-replied':
    case 'closed':
      return { who: handler, toDo: 'record whether the next stage is asked for, or close it' }
  }
}

const isOwn = (event: { type: string }): event is ComplaintEvent => Object.hasOwn(ownTypes, event.type)

const ownTypes: Record<ComplaintEvent['type'], true> = {
  'feedback-received': true,
  'feedback-acknowledged': true,
  'complaint-replied': true,
  'complaint-extended': true,
  'stage-1-skipped': true,
  'complaint-assigned': true,
  'worker-named': true,
  'investigators-appointed': true,
  'next-stage-requested': true,
  'review-panel-held': true,
  'panel-reported': true,
  'complaint-withdrawn': true,
  'complaint-closed': true,
}

const complaint: Matter<Complaint, ComplaintIntake, ComplaintCommand, ComplaintEvent> = {
  kind: 'complaint',
  opensWith: 'receive-complaint',
  open,
  begin: beginComplaint,
  steps: complaintSteps,
  evolve: evolveComplaint,
  notices: (event, { requesterId, feedback }) => {
    const template = isOwn(event) ? templateOf(event, feedback) : undefined
    return template === undefined ? [] : [{ template, recipient: { kind: 'person', id: requesterId } }]
  },
  next,
  sentence: (event) => (isOwn(event) ? complaintSentence(event) : undefined),
  stageLabel: ({ stage }) => complaintStageLabels[stage],
}

/** A comment, a compliment or a complaint, from receipt until it is acknowledged, answered at its last stage, or withdrawn (001-18, 002-06, 2-18, 2-19). */
export const complaintMachine = machineOf(complaint)
