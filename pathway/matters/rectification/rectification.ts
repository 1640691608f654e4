import { londonDate } from '../../calendar/london'
import { calendarOf, meetClock, openClock, openClocks, startClock, stopClocks } from '../../clocks/case-clocks'
import type { Message } from '../../commands'
import type { CommonEventBody } from '../../events'
import { mostly } from '../../permissions'
import type { Rules } from '../../rules'
import { refuse } from '../../stages/step'
import type { Stamped } from '../../stamp'
import { machineOf } from '../machine-of'
import type { Matter, MatterSteps } from '../matter'
import type { Rectification, RectificationCommand, RectificationEvent, RectificationIntake } from './facts'

type Happened = Stamped<RectificationEvent | CommonEventBody>

/** What was decided, as a letter has it after "We have decided that". */
export const rectificationInLetters = {
  accepted: 'we will correct it. The correction stands next to what we wrote',
  refused: 'we will leave it as it is. That you do not agree stands next to it',
}

/** The steps of a request for rectification. */
export const rectificationSteps: MatterSteps<Rectification, RectificationCommand, RectificationEvent> = {
  'decide-rectification': {
    label: 'Decide whether it is corrected',
    permission: 'records-access.decide',
    follows: ({ state, command: { outcome, correction, reason }, at, now }) => {
      if (outcome === 'refused' && correction !== undefined) return refuse('nothing-corrected')
      const noted = outcome === 'accepted' ? { correction: correction ?? state.right } : {}
      return [
        { type: 'rectification-decided', outcome, reason, ...noted },
        ...meetClock(openClock(state, 'rectification'), at, now),
      ]
    },
  },
  'withdraw-rectification': {
    label: 'Record that the request was withdrawn',
    permission: 'records-access.handle',
    follows: ({ state, command: { reason }, at }) => [
      { type: 'rectification-withdrawn', reason },
      ...stopClocks(openClocks(state), at),
    ],
  },
}

function open({ command, acceptedAt }: Message<RectificationIntake>, rules: Rules) {
  const { kind: _kind, ...facts } = command
  const calendar = calendarOf(rules, command.proclaimed)
  return [
    { type: 'rectification-requested', ...facts, acceptedAt } as const,
    startClock(rules.recordsAccess.rectification, command.receivedAt, calendar, rules.version),
  ]
}

function begin(event: Happened): Rectification | undefined {
  if (event.type !== 'rectification-requested') return undefined
  const { type: _type, at: _at, by: _by, messageId: _messageId, ...facts } = event
  return { ...facts, stage: 'open', clocks: [] }
}

function evolve(state: Rectification, event: Happened): Rectification {
  switch (event.type) {
    case 'rectification-decided': {
      const { outcome, reason, correction, at } = event
      const decided = { outcome, reason, on: londonDate(at), ...(correction !== undefined && { correction }) }
      return { ...state, stage: 'closed', decided }
    }
    case 'rectification-withdrawn':
      return { ...state, stage: 'closed', withdrawnOn: londonDate(event.at) }
    default:
      return state
  }
}

function sentence(event: Happened): string | undefined {
  switch (event.type) {
    case 'rectification-requested':
      return 'Somebody says that something on the record is wrong.'
    case 'rectification-decided':
      return event.outcome === 'accepted'
        ? 'It was decided that it is corrected: the correction stands beside the entry.'
        : 'It was decided that the entry stays; the disagreement stands beside it.'
    case 'rectification-withdrawn':
      return 'The request was withdrawn.'
    default:
      return undefined
  }
}

const rectification: Matter<Rectification, RectificationIntake, RectificationCommand, RectificationEvent> = {
  kind: 'rectification',
  opensWith: 'request-rectification',
  open,
  begin,
  steps: rectificationSteps,
  evolve,
  sentence,
  notices: ({ type }, { requesterId }) =>
    type === 'rectification-decided'
      ? [{ template: 'rectification-decided', recipient: { kind: 'person', id: requesterId } }]
      : [],
  next: (_state, rules) => ({
    who: mostly('records-access.decide', rules, 'team-manager'),
    toDo: 'decide whether the record is corrected',
  }),
  stageLabel: ({ stage }) => (stage === 'closed' ? 'Closed' : 'To be decided'),
}

/** A request that something on a record be put right: beside the original, never over it (000-23, 001-24, 001-26). */
export const rectificationMachine = machineOf(rectification)
