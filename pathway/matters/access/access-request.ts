import { londonDate } from '../../calendar/london'
import { calendarOf, openClocks, startClock, stopClocks } from '../../clocks/case-clocks'
import type { CommonEventBody } from '../../events'
import type { Message } from '../../commands'
import type { Rules } from '../../rules'
import type { Stamped } from '../../stamp'
import { machineOf } from '../machine-of'
import type { Matter, MatterSteps } from '../matter'
import type { AccessCommand, AccessEvent, AccessIntake, AccessRequest } from './facts'

type Happened = Stamped<AccessEvent | CommonEventBody>

const steps: MatterSteps<AccessRequest, AccessCommand, AccessEvent> = {
  'withdraw-request': {
    label: 'Record that the request was withdrawn',
    by: ({ recordsAccess }) => recordsAccess.handleBy,
    follows: ({ state, command: { reason }, at }) => [
      { type: 'access-request-withdrawn', reason },
      ...stopClocks(openClocks(state), at),
    ],
  },
}

function open({ command, acceptedAt }: Message<AccessIntake>, rules: Rules): (AccessEvent | CommonEventBody)[] {
  const { kind: _kind, ...facts } = command
  return [
    { type: 'access-requested', ...facts, acceptedAt },
    startClock(rules.recordsAccess.reply, command.receivedAt, calendarOf(rules, command.proclaimed), rules.version),
  ]
}

function begin(event: Happened): AccessRequest | undefined {
  if (event.type !== 'access-requested') return undefined
  const { type: _type, at: _at, by: _by, messageId: _messageId, ...facts } = event
  return { ...facts, stage: 'open', clocks: [] }
}

function evolve(state: AccessRequest, event: Happened): AccessRequest {
  switch (event.type) {
    case 'access-request-withdrawn':
      return { ...state, stage: 'closed', ended: { as: 'withdrawn', on: londonDate(event.at) } }
    default:
      return state
  }
}

const accessRequest: Matter<AccessRequest, AccessIntake, AccessCommand, AccessEvent> = {
  kind: 'access-request',
  opensWith: 'receive-access-request',
  open,
  begin,
  steps,
  evolve,
  notices: (event, { requesterId }) =>
    event.type === 'access-requested'
      ? [{ template: 'access-request-acknowledged', recipient: { kind: 'person', id: requesterId } }]
      : [],
  next: (_state, rules) => ({ who: rules.recordsAccess.handleBy[0] ?? 'team-manager', toDo: 'answer the request' }),
  sentence: (event) => {
    switch (event.type) {
      case 'access-requested':
        return 'A request for access to records was received.'
      case 'access-request-withdrawn':
        return 'The request was withdrawn.'
      default:
        return undefined
    }
  },
  stageLabel: ({ stage }) => (stage === 'closed' ? 'Closed' : 'Being answered'),
}

/** An access request, from receipt until it is answered, refused or withdrawn (001-24...31, 2-20). */
export const accessRequestMachine = machineOf(accessRequest)
