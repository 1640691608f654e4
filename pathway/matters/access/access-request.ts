import { calendarOf, startClock } from '../../clocks/case-clocks'
import type { Message } from '../../commands'
import type { CommonEventBody } from '../../events'
import { mostly } from '../../permissions'
import type { Notice } from '../../notice'
import type { NextStep } from '../../roads/road'
import type { Rules } from '../../rules'
import { machineOf } from '../machine-of'
import type { Matter } from '../matter'
import { beginAccess, evolveAccess } from './evolve'
import { isAboutSelf, type AccessCommand, type AccessEvent, type AccessIntake, type AccessRequest } from './facts'
import { accessSentence } from './sentences'
import { accessSteps } from './steps'

function open({ command, acceptedAt }: Message<AccessIntake>, rules: Rules): (AccessEvent | CommonEventBody)[] {
  const { kind: _kind, ...facts } = command
  return [
    { type: 'access-requested', ...facts, acceptedAt },
    startClock(rules.recordsAccess.reply, command.receivedAt, calendarOf(rules, command.proclaimed), rules.version),
  ]
}

/** What of it the requester is told. */
const templates: Partial<Record<AccessEvent['type'], Notice['template']>> = {
  'access-requested': 'access-request-acknowledged',
  'identity-asked': 'access-identity-asked',
  'clarification-asked': 'access-clarification-asked',
  'reply-extended': 'access-extended',
  'reply-sent': 'access-replied',
  'access-refused': 'access-refused',
}

function next(state: AccessRequest, rules: Rules): NextStep {
  const handler = mostly('records-access.handle', rules, 'team-manager')
  const decider = mostly('records-access.decide', rules, 'team-manager')
  const { identity, authority, clarificationAskedOn, disclosure, parentForChild, unsigned } = state
  if (identity?.is === 'asked') return { who: handler, toDo: 'record the proof of who asks when it comes' }
  if (clarificationAskedOn !== undefined) return { who: handler, toDo: 'record what the requester answers' }
  if (identity?.is !== 'checked') return { who: handler, toDo: 'check who asks' }
  if (unsigned === true) return { who: handler, toDo: 'have the form signed by who asks, and record it' }
  if (authority === 'refused') return { who: decider, toDo: 'refuse the request, which may not be answered' }
  if (!isAboutSelf(state) && authority === undefined)
    return parentForChild === true
      ? { who: decider, toDo: 'decide whether disclosure is in the interests of the child' }
      : { who: handler, toDo: 'record whether the person the records are about permits it' }
  if (disclosure === undefined) return { who: handler, toDo: 'propose what is disclosed' }
  if (disclosure.signedOffBy === undefined) return { who: decider, toDo: 'sign off what is disclosed' }
  return { who: handler, toDo: disclosure.producedAt === undefined ? 'produce the reply' : 'send the reply' }
}

const isOwn = (event: { type: string }): event is AccessEvent => Object.hasOwn(ownTypes, event.type)

const ownTypes: Record<AccessEvent['type'], true> = {
  'access-requested': true,
  'identity-asked': true,
  'identity-received': true,
  'identity-checked': true,
  'form-signed': true,
  'clarification-asked': true,
  'clarification-received': true,
  'permission-recorded': true,
  'interests-decided': true,
  'reply-extended': true,
  'disclosure-proposed': true,
  'disclosure-signed-off': true,
  'disclosure-returned': true,
  'export-produced': true,
  'reply-sent': true,
  'access-refused': true,
  'access-request-withdrawn': true,
}

const accessRequest: Matter<AccessRequest, AccessIntake, AccessCommand, AccessEvent> = {
  kind: 'access-request',
  opensWith: 'receive-access-request',
  open,
  begin: beginAccess,
  steps: accessSteps,
  evolve: evolveAccess,
  notices: (event, { requesterId }) => {
    const template = isOwn(event) ? templates[event.type] : undefined
    return template === undefined ? [] : [{ template, recipient: { kind: 'person', id: requesterId } }]
  },
  next,
  sentence: (event) => (isOwn(event) ? accessSentence(event) : undefined),
  stageLabel: ({ stage }) => (stage === 'closed' ? 'Closed' : 'Being answered'),
}

/** An access request, from receipt until it is answered, refused or withdrawn (001-24...31, 2-20). */
export const accessRequestMachine = machineOf(accessRequest)
