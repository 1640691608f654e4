import { isSamePerson } from '../../approvals'
import { londonDate } from '../../calendar/london'
import { sayMoment } from '../../calendar/words'
import { isPaused, meetClock, openClocks, stopClocks } from '../../clocks/case-clocks'
import type { CommonEventBody } from '../../events'
import type { RefusalCode } from '../../refusals'
import { dayHeld, momentOf } from '../../roads/held-on'
import { refuse, type Refused } from '../../stages/step'
import type { Instant } from '../../time'
import type { MatterContext, MatterSteps } from '../matter'
import { extendReply, onIdentity, pauseReply, replyClock, resumeReply } from './clock'
import { isAboutSelf, type AccessCommand, type AccessEvent, type AccessRequest } from './facts'

type Follows = (AccessEvent | CommonEventBody)[] | Refused
type Context<K> = MatterContext<AccessRequest, Extract<AccessCommand, { kind: K }>>

/** Why nothing may be disclosed yet. */
function notYet(state: AccessRequest): RefusalCode | undefined {
  if (state.identity?.is !== 'checked') return 'identity-unchecked'
  if (state.clarificationAskedOn !== undefined) return 'clarification-awaited'
  if (state.unsigned === true) return 'signature-missing'
  return isAboutSelf(state) || state.authority === 'given' ? undefined : 'authority-missing'
}

/** The steps of an access request, in the order in which they are mostly taken. */
export const accessSteps: MatterSteps<AccessRequest, AccessCommand, AccessEvent> = {
  'ask-for-identity': {
    label: 'Ask for proof of who asks',
    permission: 'records-access.handle',
    possible: ({ identity }) => identity === undefined || identity.is === 'received',
    follows: ({ state, command: { reason }, at }) => [
      { type: 'identity-asked', reason },
      ...(state.identity === undefined ? pauseReply(state, at, 'Proof of who asks was asked for.') : []),
    ],
  },
  'record-identity-received': {
    label: 'Record that the proof has come',
    permission: 'records-access.handle',
    possible: ({ identity }) => identity?.is === 'asked',
    follows: identityReceived,
  },
  'record-identity-checked': {
    label: 'Record that it has been checked who asks',
    permission: 'records-access.handle',
    possible: ({ identity }) => identity === undefined || identity.is === 'received',
    follows: ({ command: { document, note } }) => [
      { type: 'identity-checked', document, ...(note !== undefined && { note }) },
    ],
  },
  'record-signature': {
    label: 'Record that the form has been signed',
    permission: 'records-access.handle',
    possible: ({ unsigned }) => unsigned === true,
    follows: () => [{ type: 'form-signed' }],
  },
  'ask-for-clarification': {
    label: 'Ask what the request is about',
    permission: 'records-access.handle',
    possible: ({ clarificationAskedOn }) => clarificationAskedOn === undefined,
    follows: ({ state, command: { question }, at }) => [
      { type: 'clarification-asked', reason: question },
      ...pauseReply(state, at, 'An answer of the requester is awaited.'),
    ],
  },
  'record-clarification': {
    label: 'Record the answer of the requester',
    permission: 'records-access.handle',
    possible: ({ clarificationAskedOn }) => clarificationAskedOn !== undefined,
    follows: clarified,
  },
  'record-permission': {
    label: 'Record whether the person the records are about permits it',
    permission: 'records-access.handle',
    possible: (state) => !isAboutSelf(state) && state.parentForChild === undefined && state.authority !== 'given',
    follows: ({ command: { given, note } }) => [{ type: 'permission-recorded', given, note }],
  },
  'decide-interests': {
    label: 'Decide whether disclosure is in the interests of the child',
    permission: 'records-access.decide',
    possible: ({ parentForChild }) => parentForChild === true,
    follows: ({ command: { inInterests, reason } }) => [{ type: 'interests-decided', inInterests, reason }],
  },
  'extend-reply': {
    label: 'Extend the time for a complex request, or one of many',
    permission: 'records-access.decide',
    possible: (_state, { recordsAccess }) => recordsAccess.extendedByMonths > 0,
    forbids: (state, _actor, _rules, at) => notExtendable(state, at),
    follows: extend,
  },
  'propose-disclosure': {
    label: 'Propose what is disclosed and what is withheld',
    permission: 'records-access.handle',
    forbids: notYet,
    follows: propose,
  },
  'sign-off-disclosure': {
    label: 'Sign off what is disclosed',
    permission: 'records-access.decide',
    possible: ({ disclosure }) => disclosure !== undefined && disclosure.signedOffBy === undefined,
    forbids: (state, actor) => (isSamePerson(actor, state.disclosure?.proposedBy) ? 'own-proposal' : notYet(state)),
    follows: ({ state: { disclosure } }) => [{ type: 'disclosure-signed-off', number: disclosure?.number ?? 1 }],
  },
  'return-disclosure': {
    label: 'Return what was proposed, with the reason',
    permission: 'records-access.decide',
    possible: ({ disclosure }) => disclosure !== undefined && disclosure.producedAt === undefined,
    follows: ({ state: { disclosure }, command: { reason } }) => [
      { type: 'disclosure-returned', number: disclosure?.number ?? 1, reason },
    ],
  },
  'produce-export': {
    label: 'Produce what is sent',
    permission: 'records-access.handle',
    possible: ({ disclosure }) => disclosure?.signedOffBy !== undefined,
    forbids: notYet,
    follows: ({ state: { disclosure } }) => [{ type: 'export-produced', number: disclosure?.number ?? 1 }],
  },
  'record-sent': {
    label: 'Record that the reply was sent',
    permission: 'records-access.handle',
    possible: ({ disclosure }) => disclosure?.producedAt !== undefined,
    follows: sent,
  },
  'refuse-request': {
    label: 'Refuse the request',
    permission: 'records-access.decide',
    follows: ({ state, command: { ground, reason }, at, now }) => [
      { type: 'access-refused', ground, reason },
      ...meetClock(replyClock(state), at, now),
    ],
  },
  'withdraw-request': {
    label: 'Record that the request was withdrawn',
    permission: 'records-access.handle',
    follows: ({ state, command: { reason }, at }) => [
      { type: 'access-request-withdrawn', reason },
      ...stopClocks(openClocks(state), at),
    ],
  },
}

function identityReceived({ state, command, at, rules }: Context<'record-identity-received'>): Follows {
  const on = dayHeld(command.on, state.identity?.askedOn ?? londonDate(at), at)
  if (typeof on !== 'string') return on
  const from = momentOf(on, at)
  return [{ type: 'identity-received', document: command.document, on }, ...onIdentity(state, from, rules)]
}

function clarified({ state, command, at, rules }: Context<'record-clarification'>): Follows {
  const on = dayHeld(command.on, state.clarificationAskedOn ?? londonDate(at), at)
  if (typeof on !== 'string') return on
  const goesOn = state.identity?.is !== 'asked' || state.identity.again === true
  const moved = goesOn ? resumeReply(state, momentOf(on, at), rules, 'The requester has answered.') : []
  return [{ type: 'clarification-received', answer: command.answer, on }, ...moved]
}

/** Once, and told within the first month, so decided within it (2-20). */
function notExtendable(state: AccessRequest, at: Instant): Refused | undefined {
  const clock = replyClock(state)
  if (state.extended === true) return refuse('extended-already')
  if (clock === undefined) return refuse('extension-too-late')
  const isLate = !isPaused(clock) && at > clock.due.dueAt
  return isLate ? refuse('extension-too-late', `until ${sayMoment(clock.due.dueAt)}`) : undefined
}

function extend({ state, command: { ground, reason }, rules }: Context<'extend-reply'>): Follows {
  const months = rules.recordsAccess.extendedByMonths
  return [{ type: 'reply-extended', ground, months, reason }, ...extendReply(state, rules, reason)]
}

function propose({ state, command }: Context<'propose-disclosure'>): Follows {
  const { kind: _kind, ...disclosure } = command
  const cases = disclosure.cases.map(({ caseId }) => caseId)
  if (new Set(cases).size !== cases.length) return refuse('case-twice')
  const { people, entries, entriesShown = [], asker = [], contactsShown = [] } = disclosure
  const named = [...people, ...entries, ...entriesShown, ...asker, ...contactsShown].map(({ caseId }) => caseId)
  if (![...named, ...(disclosure.referrerShownIn ?? [])].every((caseId) => cases.includes(caseId)))
    return refuse('redaction-outside')
  const number = (state.proposals ?? 0) + 1
  return [{ type: 'disclosure-proposed', number, ...disclosure }]
}

function sent({ state, command: { how, on: said }, at, now }: Context<'record-sent'>): Follows {
  const produced = state.disclosure?.producedAt ?? at
  const on = dayHeld(said, londonDate(produced), at)
  if (typeof on !== 'string') return on
  const from = momentOf(on, at)
  return [{ type: 'reply-sent', how, on }, ...meetClock(replyClock(state), from, now, at)]
}
